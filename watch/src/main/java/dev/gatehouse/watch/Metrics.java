package dev.gatehouse.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The counters of one zone. Names and label names are ours; label values are bounded words of ours (codes, checks, server names),
/// never anything that a client chose, so that nobody can grow the table.
public final class Metrics {
    private static final int MOST_SERIES = 4_096;

    private final Map<String, Family> families = new ConcurrentHashMap<>();

    /// One metric with its help, its type and its series.
    private static final class Family {
        private final String help;
        private final String type;
        private final Map<String, LongAdder> series = new ConcurrentHashMap<>();
        private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

        Family(String help, String type) {
            this.help = help;
            this.type = type;
        }
    }

    /// A counter. Labels are pairs of name and value.
    public LongAdder counter(String name, String help, String... labels) {
        Family family = families.computeIfAbsent(name, _ -> new Family(help, "counter"));
        String key = labels(labels);
        LongAdder known = family.series.get(key);
        if (known != null) {
            return known;
        }
        return family.series.size() < MOST_SERIES ? family.series.computeIfAbsent(key, _ -> new LongAdder()) : new LongAdder();
    }

    /// A value that is asked for when it is shown.
    public void gauge(String name, String help, LongSupplier value, String... labels) {
        families.computeIfAbsent(name, _ -> new Family(help, "gauge")).gauges.put(labels(labels), value);
    }

    /// All of it as Prometheus text, with one more label on every series.
    public String text(String zone) {
        var text = new StringBuilder();
        families.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Family family = entry.getValue();
            text.append("# HELP ").append(entry.getKey()).append(' ').append(family.help).append('\n');
            text.append("# TYPE ").append(entry.getKey()).append(' ').append(family.type).append('\n');
            values(family).forEach((labels, value) -> text.append(entry.getKey()).append("{zone=\"").append(zone).append('"')
                .append(labels.isEmpty() ? "" : ",").append(labels).append("} ").append(value).append('\n'));
        });
        return text.toString();
    }

    private static Map<String, Long> values(Family family) {
        Map<String, Long> values = new LinkedHashMap<>();
        family.series.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> values.put(each.getKey(), each.getValue().sum()));
        family.gauges.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> values.put(each.getKey(), each.getValue().getAsLong()));
        return values;
    }

    private static String labels(String... pairs) {
        if (pairs.length == 0) {
            return "";
        }
        var ends = List.of(pairs);
        return IntStream.range(0, pairs.length / 2)
            .mapToObj(at -> ends.get(2 * at) + "=\"" + escape(ends.get(2 * at + 1)) + '"')
            .collect(Collectors.joining(","));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
