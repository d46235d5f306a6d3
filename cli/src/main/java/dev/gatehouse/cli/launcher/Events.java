package dev.gatehouse.cli.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The launcher's own log: one line per event, `TIME ZONE what happened`.
final class Events implements AutoCloseable {
    private final ZoneLog log;

    Events(Path file) {
        log = new ZoneLog(file);
    }

    void note(String who, String what) {
        byte[] line = (Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + who + " " + what + "\n").getBytes(StandardCharsets.UTF_8);
        log.write(line, line.length);
    }

    @Override
    public void close() {
        log.close();
    }
}
