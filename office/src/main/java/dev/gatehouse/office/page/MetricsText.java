package dev.gatehouse.office.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The zones' metrics as one Prometheus text: each family once, with its help and type, and every zone's series under it.
///
/// A zone speaks for itself alone: a line that is not a sample or a comment of the format, or that carries another zone's label, is
/// left out, so that a zone that was broken into cannot write another's numbers.
final class MetricsText {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-z][a-z0-9_]{0,127}) ([ -~]{1,300})");
    private static final Pattern SAMPLE = Pattern.compile("([a-z][a-z0-9_]{0,127})\\{zone=\"([a-z]+)\"[ -~]{0,600}} (-?[0-9]{1,19})");

    private final Map<String, Family> families = new TreeMap<>();

    private static final class Family {
        private final Map<String, String> comments = new LinkedHashMap<>();
        private final Set<String> samples = new LinkedHashSet<>();
    }

    void add(String zone, String text) {
        text.lines().forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            Matcher comment = COMMENT.matcher(line);
            if (sample.matches() && sample.group(2).equals(zone)) {
                family(sample.group(1)).samples.add(line);
            } else if (comment.matches()) {
                family(comment.group(2)).comments.putIfAbsent(comment.group(1), line);
            }
        });
    }

    private Family family(String name) {
        return families.computeIfAbsent(name, _ -> new Family());
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        families.values().stream().filter(family -> !family.samples.isEmpty()).forEach(family -> {
            family.comments.values().forEach(line -> text.append(line).append('\n'));
            family.samples.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }
}
