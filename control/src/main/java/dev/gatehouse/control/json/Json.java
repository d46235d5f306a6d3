package dev.gatehouse.control.json;

import dev.gatehouse.control.document.JsonParser;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Maps, lists, texts, numbers and flags to JSON and back. Other objects are a programming mistake and throw.
public final class Json {
    private Json() {}

    /// One line without spaces, keys in the order of the map.
    public static String text(Object value) {
        return new JsonWriter(false).write(value);
    }

    /// Several lines, two spaces a level, ending without a line break.
    public static String pretty(Object value) {
        return new JsonWriter(true).write(value);
    }

    /// The one form of a value that is signed: UTF-8, no spaces, keys sorted by UTF-16 units, integers only.
    public static byte[] canonical(Object value) {
        return text(sorted(value)).getBytes(StandardCharsets.UTF_8);
    }

    /// A map for [#text] from alternating keys and values; an empty [Optional] leaves its key out.
    public static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1] instanceof Optional<?> maybe ? maybe.orElse(null) : keysAndValues[i + 1];
            if (value != null || !(keysAndValues[i + 1] instanceof Optional<?>)) {
                object.put((String) keysAndValues[i], value);
            }
        }
        return object;
    }

    /// Reads strictly: objects become [LinkedHashMap], arrays [ArrayList], whole numbers [Long] where they fit, other numbers
    /// [BigDecimal], `null` stays null. No key twice, at most 32 levels, at most `most` characters.
    public static Object read(String text, int most) throws MalformedJson {
        if (text.length() > most) {
            throw new MalformedJson("too large: at most " + most + " characters are read.");
        }
        var problems = new Problems("JSON");
        Optional<Node> root = JsonParser.read(text, problems);
        if (root.isEmpty()) {
            throw new MalformedJson(problems.found().getFirst().toString());
        }
        return plain(root.get());
    }

    /// A piece of a document as [#read] gives it.
    public static Object plain(Node node) {
        return switch (node) {
            case Node.Text text -> text.value();
            case Node.Number number -> number(number.written());
            case Node.Flag flag -> flag.value();
            case Node.Nothing _ -> null;
            case Node.Sequence list -> {
                List<Object> items = new ArrayList<>();
                list.items().forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Node.Mapping map -> {
                Map<String, Object> object = new LinkedHashMap<>();
                map.entries().forEach(entry -> object.put(entry.key(), plain(entry.value())));
                yield object;
            }
        };
    }

    private static Object number(String written) {
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException notWhole) {
            return new BigDecimal(written);
        }
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, each) -> sorted.put((String) key, sorted(each)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(Json::sorted).toList();
            case Float _, Double _, BigDecimal _ -> throw new IllegalArgumentException("only whole numbers have one form");
            case null -> throw new IllegalArgumentException("nothing is written by leaving it out");
            default -> value;  // texts, whole numbers, flags; the writer refuses the rest
        };
    }
}
