package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Unmeasured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How many calls of the works' tools the ledger has opened and closed as done, counted in its files (`docs/ledger.md`), not asked of the house.
public record LedgerCount(long opened, long done) {
    private static final List<String> TARGETS = Arrays.stream(Work.values()).map(work -> "\"target\":\"" + work.tool().tool() + "\"").distinct().toList();

    /// Counts all segments.
    public static LedgerCount in(Path folder) throws IOException {
        Set<String> open = new HashSet<>();
        long[] counts = new long[2];
        try (Stream<Path> files = Files.list(folder)) {
            for (Path segment : files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList()) {
                try (Stream<String> lines = Files.lines(segment)) {
                    lines.forEach(line -> count(line, open, counts));
                }
            }
        }
        return new LedgerCount(counts[0], counts[1]);
    }

    private static void count(String line, Set<String> open, long[] counts) {
        if (line.contains("\"kind\":\"open\"") && TARGETS.stream().anyMatch(line::contains)) {
            counts[0]++;
            if (!open.add(call(line))) {
                throw new Unmeasured("the ledger opened a call twice");
            }
        } else if (line.contains("\"kind\":\"close\"") && line.contains("\"outcome\":\"done\"") && open.remove(call(line))) {
            counts[1]++;
        }
    }

    private static String call(String line) {
        int from = line.indexOf("\"call\":\"") + "\"call\":\"".length();
        return line.substring(from, line.indexOf('"', from));
    }
}
