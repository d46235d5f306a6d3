package dev.gatehouse.attack.script;

import dev.gatehouse.attack.conversation.Saying;
import dev.gatehouse.attack.profile.Act;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an attack does to a request that no well-behaved client does. Empty where it makes no sense for this target's ids.
sealed interface Twist {
    /// Where the raw text goes, until the body is written.
    String PLACE = "@@a-place-for-raw-text@@";

    Optional<Saying> apply(Saying saying, Act act);

    /// The subject stands twice: first one value, then another.
    record Duplicate(Json first, Json second) implements Twist {
        @Override
        public Optional<Saying> apply(Saying saying, Act act) {
            String key = "\"" + act.subject() + "\":";
            return Optional.of(raw(saying, act.subject(), key, key + json(first) + "," + key + json(second)));
        }
    }

    /// The subject stands as it should, and once more under a name that some take for the same.
    record Respell(String style, Json value) implements Twist {
        @Override
        public Optional<Saying> apply(Saying saying, Act act) {
            String name = act.subject();
            String other = switch (style) {
                case "upper" -> name.toUpperCase(Locale.ROOT);
                case "capital" -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                case "escaped" -> "\\u%04x".formatted((int) name.charAt(0)) + name.substring(1);
                case "underscored" -> "_" + name;
                default -> name.chars().map(unit -> unit > 0x20 && unit < 0x7F ? unit + 0xFEE0 : unit)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            };
            String mine = arguments(saying).get(name).map(Twist::json).orElse("null");
            return Optional.of(raw(saying, name, "\"" + name + "\":", "\"" + name + "\":" + mine + ",\"" + other + "\":" + json(value)));
        }
    }

    /// The subject has another type, or the same value spelt otherwise.
    record Retype(String style, Json value, Json other) implements Twist {
        @Override
        public Optional<Saying> apply(Saying saying, Act act) {
            boolean number = value instanceof JsonNumber;
            String text = json(value);
            String typed = switch (style) {
                case "text" -> number ? "\"" + text + "\"" : "";
                case "padded" -> "\" " + Scope.plain(value) + "\"";
                case "list" -> "[" + text + "]";
                case "equal" -> "{\"$eq\":" + text + "}";
                case "unequal" -> "{\"$ne\":" + json(other) + "}";
                case "exponent" -> number ? text + "e0" : "";
                case "fraction" -> number ? text + ".0" : "";
                default -> style;
            };
            String key = "\"" + act.subject() + "\":";
            return typed.isEmpty() ? Optional.empty() : Optional.of(raw(saying, act.subject(), key, key + typed));
        }
    }

    /// Arguments that no schema lists.
    record Extra(JsonObject members) implements Twist {
        @Override
        public Optional<Saying> apply(Saying saying, Act act) {
            JsonObject arguments = arguments(saying);
            for (var each : members.members()) {
                if (arguments.has(each.name())) {
                    return Optional.empty();
                }
                arguments = arguments.with(each.name(), each.value());
            }
            return Optional.of(with(saying, arguments));
        }
    }

    /// The tool under another spelling of its name.
    record Alias(String style) implements Twist {
        @Override
        public Optional<Saying> apply(Saying saying, Act act) {
            String name = saying.params().text("name").orElse("");
            String alias = switch (style) {
                case "upper" -> name.toUpperCase(Locale.ROOT);
                case "dashes" -> name.replace('_', '-');
                case "spaced" -> name + " ";
                case "own-prefix" -> "other__" + name;
                default -> style + name;
            };
            return alias.equals(name) ? Optional.empty()
                : Optional.of(new Saying(saying.method(), saying.params().with("name", JsonString.of(alias)), saying.rawPlaces(), saying.headers()));
        }
    }

    /// Header fields that say something else than the body.
    record Headers(Map<String, String> fields) implements Twist {
        @Override
        public Optional<Saying> apply(Saying saying, Act act) {
            return Optional.of(new Saying(saying.method(), saying.params(), saying.rawPlaces(), fields));
        }
    }

    private static Saying raw(Saying saying, String subject, String key, String text) {
        Map<String, String> places = new HashMap<>(saying.rawPlaces());
        places.put(key + "\"" + PLACE + "\"", text);
        Saying placed = with(saying, arguments(saying).with(subject, JsonString.of(PLACE)));
        return new Saying(placed.method(), placed.params(), places, placed.headers());
    }

    private static JsonObject arguments(Saying saying) {
        return saying.params().object("arguments").orElseGet(JsonObject::empty);
    }

    private static Saying with(Saying saying, JsonObject arguments) {
        return new Saying(saying.method(), saying.params().with("arguments", arguments), saying.rawPlaces(), saying.headers());
    }

    private static String json(Json value) {
        return new String(value.bytes(), StandardCharsets.UTF_8);
    }
}
