package dev.gatehouse.gateway.zones;

import dev.gatehouse.checks.approval.Spending;
import dev.gatehouse.control.files.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which approvals were used, in the gate's own folder: an id and the second when it is over, a line each.
public final class SpentFile implements Spending {
    private static final int LARGEST = 4 << 20;
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]{16}) ([0-9]{1,12})");

    private final Path file;

    public SpentFile(Path folder) {
        this.file = folder.resolve("approvals.spent");
    }

    @Override
    public Map<String, Instant> kept() throws IOException {
        Map<String, Instant> spent = new HashMap<>();
        Optional<byte[]> content = PrivateFile.read(file, LARGEST);
        for (String line : content.map(bytes -> new String(bytes, StandardCharsets.US_ASCII).lines().toList()).orElse(List.of())) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IOException(file + " is not what was written. Put back a copy: without it an approval could be used twice.");
            }
            spent.put(parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))));
        }
        return spent;
    }

    @Override
    public void keep(Map<String, Instant> spent) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(spent).forEach((id, until) -> text.append(id).append(' ').append(until.getEpochSecond()).append('\n'));
        if (text.length() > LARGEST) {
            throw new IOException(file + " would be larger than it can be read.");
        }
        PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
