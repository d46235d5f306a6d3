package dev.gatehouse.office.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.json.MalformedJson;
import dev.gatehouse.wire.message.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an operator asked. Every member is read by its verb, or the verb is refused: a word that nobody understood never passes as
/// something that was done.
final class Asked {
    private final Map<?, ?> members;
    private final Set<String> unread = new HashSet<>();

    private Asked(Map<?, ?> members) {
        this.members = members;
        members.keySet().forEach(key -> unread.add(String.valueOf(key)));
    }

    static Asked of(String json) throws NotUnderstood {
        try {
            if (Json.read(json, Limits.VERB) instanceof Map<?, ?> members) {
                return new Asked(members);
            }
        } catch (MalformedJson notJson) {
            throw new NotUnderstood("not JSON: " + notJson.getMessage());
        }
        throw new NotUnderstood("not a JSON object");
    }

    String text(String name) throws NotUnderstood {
        return maybe(name).orElseThrow(() -> new NotUnderstood("the member " + name + " is missing"));
    }

    Optional<String> maybe(String name) throws NotUnderstood {
        return switch (take(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Object _ -> throw new NotUnderstood("the member " + name + " must be a text");
        };
    }

    List<String> texts(String name) throws NotUnderstood {
        Object value = take(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new NotUnderstood("the member " + name + " must be a list of texts");
    }

    Optional<Long> maybeNumber(String name) throws NotUnderstood {
        return switch (take(name)) {
            case null -> Optional.empty();
            case Long number -> Optional.of(number);
            case Object _ -> throw new NotUnderstood("the member " + name + " must be a whole number");
        };
    }

    /// Whether it is there and true.
    boolean flag(String name) throws NotUnderstood {
        return switch (take(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object _ -> throw new NotUnderstood("the member " + name + " must be true or false");
        };
    }

    private Object take(String name) {
        unread.remove(name);
        return members.get(name);
    }

    /// Refuses what no verb has read.
    void nothingElse() throws NotUnderstood {
        if (!unread.isEmpty()) {
            throw new NotUnderstood("the verb knows no member " + unread.stream().sorted().toList());
        }
    }
}
