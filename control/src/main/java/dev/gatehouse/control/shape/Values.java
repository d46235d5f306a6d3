package dev.gatehouse.control.shape;

import dev.gatehouse.control.document.Paths;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The checked values of one group, by key. Asking for a key that is not in the table is a programming mistake and throws.
public final class Values {
    private final Shape.Group group;
    private final String path;
    private final int line;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();

    Values(Shape.Group group, String path, int line) {
        this.group = group;
        this.path = path;
        this.line = line;
    }

    void put(String key, Object value) {
        values.put(key, value);
    }

    void written(String key, int at) {
        lines.put(key, at);
    }

    void wrong(String key) {
        wrong.add(key);
    }

    boolean isWrong(String key) {
        return wrong.contains(key);
    }

    /// Whether the key stands in the file, right or wrong.
    public boolean written(String key) {
        group.key(key);
        return lines.containsKey(key);
    }

    /// The line of the key, or of the group where the key is not written.
    public int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    /// The full path of the key.
    public String pathOf(String key) {
        return key.isEmpty() ? path : Paths.under(path, key);
    }

    /// The value, if there is a good one.
    public Optional<Object> maybe(String key) {
        group.key(key);
        return Optional.ofNullable(values.get(key));
    }

    public Optional<String> maybeText(String key) {
        return maybe(key).map(String.class::cast);
    }

    public Optional<Values> maybeGroup(String key) {
        return maybe(key).map(Values.class::cast);
    }

    public Optional<List<String>> maybeTexts(String key) {
        return maybe(key).map(Values::texts);
    }

    public String text(String key) {
        return (String) there(key);
    }

    public long whole(String key) {
        return (Long) there(key);
    }

    public int small(String key) {
        return Math.toIntExact(whole(key));
    }

    public boolean flag(String key) {
        return (Boolean) there(key);
    }

    public Duration span(String key) {
        return (Duration) there(key);
    }

    public List<String> texts(String key) {
        return texts(there(key));
    }

    /// The object of any form.
    public Map<?, ?> tree(String key) {
        return (Map<?, ?>) there(key);
    }

    public List<Values> groups(String key) {
        return ((List<?>) there(key)).stream().map(Values.class::cast).toList();
    }

    public Values group(String key) {
        return (Values) there(key);
    }

    /// Names to groups, in the order written.
    public Map<String, Values> named(String key) {
        Map<String, Values> named = new LinkedHashMap<>();
        ((Map<?, ?>) there(key)).forEach((name, value) -> named.put((String) name, (Values) value));
        return named;
    }

    /// Names to texts, in the order written.
    public Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        ((Map<?, ?>) there(key)).forEach((name, value) -> pairs.put((String) name, (String) value));
        return pairs;
    }

    /// Names to durations, in the order written.
    public Map<String, Duration> spans(String key) {
        Map<String, Duration> spans = new LinkedHashMap<>();
        ((Map<?, ?>) there(key)).forEach((name, value) -> spans.put((String) name, (Duration) value));
        return spans;
    }

    private Object there(String key) {
        return maybe(key).orElseThrow(() -> new IllegalStateException("not there: " + pathOf(key)));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
