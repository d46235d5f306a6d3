package dev.gatehouse.proofs;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the zones of a house hold in memory. Root alone can read it.
final class Memory {
    private Memory() {}

    /// Of all zones, in KiB: a page that several share is counted once (`Pss`, proc(5)).
    static long of(House house) throws IOException {
        long sum = 0;
        for (var zone : house.status().array("zones").orElseThrow().values()) {
            long pid = Long.parseLong(new String(((JsonObject) zone).get("pid").orElseThrow().bytes(), StandardCharsets.US_ASCII));
            sum += Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream().filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).sum();
        }
        return sum;
    }
}
