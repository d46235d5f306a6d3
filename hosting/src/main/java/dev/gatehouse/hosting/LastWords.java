package dev.gatehouse.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a process complained last: its error stream is read to its end and its last few KiB are kept, so that it neither stops the process nor
/// fills a log.
final class LastWords {
    private static final int KEPT = 4096;
    private static final int LINES = 12;
    private static final int LONGEST_LINE = 200;

    private final byte[] ring = new byte[KEPT];
    private long count;

    /// Reads until the stream ends.
    void listen(InputStream stderr) {
        byte[] buffer = new byte[KEPT];
        try (stderr) {
            for (int read = stderr.read(buffer); read >= 0; read = stderr.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException ended) {
            // A stream that breaks has ended.
        }
    }

    private synchronized void keep(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            ring[(int) (count++ % KEPT)] = bytes[at];
        }
    }

    /// The last lines, for the operator's log: cut, without control characters, each on a line of its own.
    synchronized String text() {
        int length = (int) Math.min(count, KEPT);
        byte[] last = new byte[length];
        for (int at = 0; at < length; at++) {
            last[at] = ring[(int) ((count - length + at) % KEPT)];
        }
        String[] lines = new String(last, StandardCharsets.UTF_8).split("\\R");
        return Arrays.stream(lines).skip(Math.max(0, lines.length - LINES)).map(LastWords::plain).filter(line -> !line.isBlank())
            .map(line -> "\n    | " + line).collect(Collectors.joining());
    }

    private static String plain(String line) {
        String clean = line.replaceAll("\\p{C}", "");
        return clean.length() <= LONGEST_LINE ? clean : clean.substring(0, LONGEST_LINE) + "…";
    }
}
