package dev.gatehouse.identity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The members of one token header, claims set, key or introspection answer, asked for by type.
///
/// A member of the wrong type is malformed, never absent: a reader that shrugs at `"exp": "tomorrow"` has a token without end.
final class Claims {
    /// Year 9999; beyond it [Instant] and everybody's printing differ.
    private static final BigDecimal LAST_SECOND = new BigDecimal(253_402_300_799L);
    private static final int MOST_ENTRIES = 256;

    private final Map<String, Object> members;

    private Claims(Map<String, Object> members) {
        this.members = members;
    }

    static Claims read(byte[] json) throws Malformed {
        return new Claims(StrictJson.object(json));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) throws Malformed {
        return has(name) ? Optional.of(textOf(members.get(name), name)) : Optional.empty();
    }

    String requiredText(String name) throws Malformed {
        return text(name).orElseThrow(() -> new Malformed("no " + name));
    }

    /// A whole number of seconds since 1970 (`NumericDate` without a fraction).
    Optional<Instant> moment(String name) throws Malformed {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!(members.get(name) instanceof BigDecimal seconds)
                || seconds.scale() > 0 && seconds.stripTrailingZeros().scale() > 0
                || seconds.signum() < 0
                || seconds.compareTo(LAST_SECOND) > 0) {
            throw new Malformed(name + " is not a moment");
        }
        return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
    }

    boolean isTrue(String name) throws Malformed {
        if (!(members.get(name) instanceof Boolean yes)) {
            throw new Malformed(name + " is not true or false");
        }
        return yes;
    }

    /// One string or an array of strings, none twice. `name` may be a JSON pointer; absent is empty.
    Set<String> texts(String name) throws Malformed {
        return switch (at(name)) {
            case null -> Set.of();
            case String one -> Set.of(one);
            case List<?> many -> distinct(many, name);
            case Object _ -> throw new Malformed("not a list of strings");
        };
    }

    /// One string. `name` may be a JSON pointer; absent is empty.
    Optional<String> textAt(String name) throws Malformed {
        Object value = at(name);
        return value == null ? Optional.empty() : Optional.of(textOf(value, "a named claim"));
    }

    /// The objects of an array member.
    List<Claims> objects(String name, int most) throws Malformed {
        if (!(members.get(name) instanceof List<?> list) || list.size() > most) {
            throw new Malformed(name + " is not a list of at most " + most);
        }
        var objects = new ArrayList<Claims>();
        for (Object element : list) {
            objects.add(objectOf(element, name));
        }
        return objects;
    }

    private Object at(String name) {
        if (!name.startsWith("/")) {
            return members.get(name);
        }
        Object value = members;
        for (String step : name.substring(1).split("/", -1)) {
            value = value instanceof Map<?, ?> inner ? inner.get(step.replace("~1", "/").replace("~0", "~")) : null;
        }
        return value;
    }

    private static Set<String> distinct(List<?> list, String name) throws Malformed {
        var texts = new LinkedHashSet<String>();
        for (Object element : list) {
            if (!texts.add(textOf(element, name)) || texts.size() > MOST_ENTRIES) {
                throw new Malformed("a list names something twice or is too long");
            }
        }
        return texts;
    }

    private static String textOf(Object value, String name) throws Malformed {
        if (value instanceof String text) {
            return text;
        }
        throw new Malformed(name + " is not a string");
    }

    private static Claims objectOf(Object value, String name) throws Malformed {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Malformed(name + " holds something else than objects");
        }
        var members = new LinkedHashMap<String, Object>();
        map.forEach((key, member) -> members.put((String) key, member));
        return new Claims(members);
    }
}
