package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.ledger.Entry;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.Recorded;
import dev.gatehouse.pipeline.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How often each address met a refusal before identity, as far back as the last so many counts of that code go.
final class RefusalCounts {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_ADDRESSES = 20;

    private RefusalCounts() {}

    private record Sum(long refusals, Instant last) {
        Sum and(Entry.Count more) {
            return new Sum(refusals + more.refusals(), last.isAfter(more.minute()) ? last : more.minute());
        }
    }

    /// One object for each address: `address`, `refusals`, `last`; the most frequent first.
    static List<Map<String, Object>> of(Home home, Code code) throws IOException {
        if (!Files.isDirectory(home.ledger())) {
            return List.of();
        }
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Recorded recorded : new LedgerReader(home.ledger()).lastLines(MOST_LINES, each -> each.line() instanceof Entry.Count count && count.code().equals(code.word()))) {
            if (recorded.line() instanceof Entry.Count count) {
                sums.put(count.address(), sums.getOrDefault(count.address(), new Sum(0, count.minute())).and(count));
            }
        }
        return sums.entrySet().stream().sorted((one, other) -> Long.compare(other.getValue().refusals(), one.getValue().refusals())).limit(MOST_ADDRESSES)
            .map(sum -> Json.object("address", sum.getKey(), "refusals", sum.getValue().refusals(), "last", sum.getValue().last().toString())).toList();
    }
}
