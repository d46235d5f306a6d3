package dev.gatehouse.cli.launcher;

import dev.gatehouse.wire.start.StartLine;
import dev.gatehouse.wire.start.UnderLauncher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// The first line of a zone's output, read without trusting its length or its end.
final class ReadyLine {
    private ReadyLine() {}

    /// The facts; empty when the stream ended, or its first line is something else.
    static Optional<Map<String, String>> from(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || line.size() >= StartLine.LIMIT) {
                    return Optional.empty();
                }
                line.write(next);
            }
            return Optional.of(UnderLauncher.factsOf(line.toString(StandardCharsets.UTF_8))).filter(facts -> !facts.isEmpty());
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
