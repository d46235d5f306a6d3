package dev.gatehouse.wire.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A zone's ties to its launcher: the start line that comes in, the ready line that goes out, and a life that ends with the launcher's.
///
/// The ready line is the first and only line on a zone's standard output:
///
/// ```text
/// gatehouse-ready 1 walls=tcp%3DEPERM... port=8470
/// ```
///
/// Facts as in a start line. Everything else that a zone says goes to its error stream, which the launcher keeps as its log.
public final class UnderLauncher {
    private static final String READY = "gatehouse-ready 1";

    private UnderLauncher() {}

    /// Reads the start line, and from then on ends this process at once when the launcher has ended, whatever ended it.
    ///
    /// @throws IOException when the launcher ended before the line did
    public static StartLine start() throws IOException {
        StartLine start = StartLine.readFrom(System.in);
        Thread.ofPlatform().name("launcher-watch").daemon().start(() -> awaitEnd(System.in));
        return start;
    }

    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                // The launcher says nothing more; only the end counts.
            }
        } catch (IOException broken) {
            // The pipe is gone, and so is the launcher.
        }
        System.exit(0);
    }

    /// Tells the launcher that this zone serves, and what it found.
    public static void ready(Map<String, String> facts) {
        System.out.println(READY + facts.entrySet().stream()
            .map(fact -> " " + fact.getKey() + "=" + Percent.encode(fact.getValue())).collect(Collectors.joining()));
        System.out.flush();
    }

    /// The facts of a ready line; empty for any other line.
    public static Map<String, String> factsOf(String line) {
        if (!line.startsWith(READY) || line.getBytes(StandardCharsets.UTF_8).length > StartLine.LIMIT) {
            return Map.of();
        }
        return Arrays.stream(line.substring(READY.length()).split(" ")).filter(word -> word.indexOf('=') > 0)
            .collect(Collectors.toUnmodifiableMap(word -> word.substring(0, word.indexOf('=')),
                word -> Percent.decode(word.substring(word.indexOf('=') + 1)), (first, second) -> first));
    }
}
