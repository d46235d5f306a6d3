package dev.gatehouse.attack.script;

import dev.gatehouse.attack.conversation.Principal;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values that flow through one attack. `${secret.x}` is a fresh random word, the same wherever `x` is named; `${alice.name}`,
/// `${bob.tenant}`, `${me.name}` and `${them.name}` are the principals; everything else was kept by a step before.
public final class Scope {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9.-]*)}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Principal> principals;
    private final Map<String, Json> values;

    private Scope(Map<String, Principal> principals, Map<String, Json> values) {
        this.principals = principals;
        this.values = values;
    }

    /// A fresh scope for these two.
    public static Scope of(Principal alice, Principal bob) {
        return new Scope(Map.of(Principal.ALICE, alice, Principal.BOB, bob), new HashMap<>());
    }

    /// The principal of this label.
    public Principal principal(String label) {
        return principals.get(label);
    }

    /// Keeps a value under a name.
    public void keep(String name, Json value) {
        values.put(name, value);
    }

    /// Makes `${each}` this variant, as Bob fills it.
    public void vary(Json variant) {
        fill(variant, principals.get(Principal.BOB)).ifPresent(filled -> keep("each", filled));
    }

    /// A scope for one request: its values are these members and no others, filled from here.
    Scope of(JsonObject members, Principal me) {
        JsonObject filled = fill(members, me);
        var inner = new Scope(principals, new HashMap<>());
        filled.members().forEach(each -> inner.keep(each.name(), each.value()));
        return inner;
    }

    /// The value with every place filled; empty where it is nothing but an unknown place.
    Optional<Json> fill(Json template, Principal me) {
        return switch (template) {
            case JsonString text -> fillText(text.value(), me);
            case JsonArray array -> Optional.of(JsonArray.of(array.values().stream().flatMap(each -> fill(each, me).stream()).toList()));
            case JsonObject object when object.size() == 1 && object.names().getFirst().startsWith("$") && !object.names().getFirst().startsWith("${") ->
                Optional.of(made(object.names().getFirst(), object.members().getFirst().value(), me));
            case JsonObject object -> Optional.of(fill(object, me));
            case JsonNumber number -> Optional.of(number);
            case JsonBoolean bool -> Optional.of(bool);
            case JsonNull none -> Optional.of(none);
        };
    }

    /// The object with every place filled, in names too.
    JsonObject fill(JsonObject template, Principal me) {
        List<JsonObject.Member> members = new ArrayList<>();
        template.members().forEach(each -> fill(each.value(), me).ifPresent(value -> members.add(JsonObject.member(text(each.name(), me), value))));
        return JsonObject.of(members);
    }

    private Optional<Json> fillText(String template, Principal me) {
        Matcher place = PLACE.matcher(template);
        return place.matches() ? value(place.group(1), me) : Optional.of(JsonString.of(text(template, me)));
    }

    /// The text with every place filled.
    String text(String template, Principal me) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), me).map(Scope::plain)
            .orElseThrow(() -> new IllegalStateException("nothing is called " + place.group(1)))));
    }

    private Optional<Json> value(String name, Principal me) {
        if (name.startsWith("secret.")) {
            return Optional.of(values.computeIfAbsent(name, _ -> JsonString.of(random(20))));
        }
        String[] parts = name.split("\\.");
        if (parts.length == 2 && who(parts[0], me) instanceof Principal principal) {
            return Optional.of(JsonString.of(parts[1].equals("tenant") ? principal.tenant() : principal.name()));
        }
        return Optional.ofNullable(values.get(name));
    }

    private Principal who(String word, Principal me) {
        return switch (word) {
            case "me" -> me;
            case "them" -> principals.get(me.label().equals(Principal.ALICE) ? Principal.BOB : Principal.ALICE);
            default -> principals.get(word);
        };
    }

    private Json made(String function, Json of, Principal me) {
        return switch (function) {
            case "$text" -> JsonString.of(plain(fill(of, me).orElseThrow()));
            case "$missing" -> missing(fill(of, me).orElseThrow());
            case "$rebase64" -> rebase64(fill((JsonObject) of, me));
            default -> throw new IllegalStateException("no such function: " + function);
        };
    }

    /// An id of the same kind that is nobody's.
    private static Json missing(Json id) {
        if (id instanceof JsonNumber number) {
            return JsonNumber.of(number.asLong().orElse(0) + 700_000_000);
        }
        String text = plain(id);
        int kept = Math.max(0, text.length() - 8);
        return JsonString.of(text.substring(0, kept) + random(text.length() - kept));
    }

    /// Text inside base64, changed: what a client can do with a cursor that only looks opaque.
    private static Json rebase64(JsonObject of) {
        try {
            String inside = new String(Base64.getDecoder().decode(of.text("in").orElse("")), StandardCharsets.UTF_8);
            String changed = inside.replace(plain(of.get("from").orElseThrow()), plain(of.get("to").orElseThrow()));
            return JsonString.of(Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException opaque) {
            return JsonString.of(of.text("in").orElse(""));
        }
    }

    private static String random(int letters) {
        return RANDOM.ints(letters, 0, 36).mapToObj(at -> Character.toString("abcdefghijklmnopqrstuvwxyz0123456789".charAt(at))).reduce("", String::concat);
    }

    static String plain(Json value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNumber number -> number.text();
            case JsonBoolean bool -> String.valueOf(bool.value());
            case JsonNull _ -> "null";
            case JsonArray array -> new String(array.bytes(), StandardCharsets.UTF_8);
            case JsonObject object -> new String(object.bytes(), StandardCharsets.UTF_8);
        };
    }

    /// The texts of these members' values: what differs between two requests by their making.
    static List<String> plains(JsonObject filled) {
        return filled.members().stream().map(each -> plain(each.value())).toList();
    }
}
