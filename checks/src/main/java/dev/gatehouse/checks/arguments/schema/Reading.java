package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.checks.arguments.schema.Elements.Some;
import dev.gatehouse.checks.arguments.schema.Members.Matched;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes the parts of a schema, each once, however many references lead to it. Only what the whole leads to is made.
final class Reading {
    /// Of all patterns together, in steps: each takes memory for as long as the schema is kept.
    static final int LARGEST_PATTERNS = 20_000;

    private final Survey survey;
    private final Map<JsonObject, Subschema> parts = new HashMap<>();
    private final Deque<Written> pending = new ArrayDeque<>();
    private int patterns;

    Reading(Survey survey) {
        this.survey = survey;
    }

    /// The part that the whole schema is, with all that it leads to.
    Subschema read(JsonObject document) throws Unusable {
        Subschema whole = part(document, "");
        while (!pending.isEmpty()) {
            Written next = pending.pop();
            parts.get(next.schema()).is(keywords(next));
        }
        return whole;
    }

    Collection<Subschema> parts() {
        return parts.values();
    }

    /// How large all patterns are.
    int patterns() {
        return patterns;
    }

    private Subschema part(Json schema, String at) {
        return switch (schema) {
            case JsonBoolean flag -> flag.value() ? Subschema.ANYTHING : Subschema.NOTHING;
            case JsonObject written -> parts.computeIfAbsent(written, _ -> later(written, at));
            default -> throw new IllegalStateException("the first look saw that it is a schema");
        };
    }

    private Subschema later(JsonObject written, String at) {
        pending.push(new Written(written, at));
        return new Subschema();
    }

    private Subschema.Keywords keywords(Written from) throws Unusable {
        if (from.schema().has("$ref") && survey.referenceStandsAlone()) {
            var reference = new Branches(List.of(reference(from, "$ref")), List.of(), List.of(), Optional.empty(), Optional.empty(), Map.of());
            return new Subschema.Keywords(Kinds.ALL, Constants.ANY, Texts.ANY, Numbers.ANY, Members.ANY, Elements.ANY, reference);
        }
        return new Subschema.Keywords(kinds(from), constants(from), texts(from), numbers(from), members(from), elements(from), branches(from));
    }

    private static Kinds kinds(Written from) throws Unusable {
        Optional<Json> type = from.schema().get("type");
        if (type.isEmpty()) {
            return Kinds.ALL;
        }
        Set<String> names = from.names("type", type.get() instanceof JsonArray several ? several.values() : List.of(type.get()));
        int allowed = 0;
        for (String name : names) {
            if (Kinds.bits(name) == 0) {
                throw from.malformed("type");
            }
            allowed |= Kinds.bits(name);
        }
        return new Kinds(allowed, "type");
    }

    private static Constants constants(Written from) throws Unusable {
        Optional<List<Json>> several = from.values("enum");
        Optional<Json> one = from.schema().get("const");
        if (several.isEmpty() && one.isEmpty()) {
            return Constants.ANY;
        }
        Set<String> allowed = new HashSet<>();
        several.or(() -> one.map(List::of)).orElseThrow().forEach(each -> Constants.key(each).ifPresent(allowed::add));
        one.flatMap(Constants::key).ifPresent(key -> allowed.retainAll(Set.of(key)));
        return new Constants(false, allowed, one.isPresent() ? "const" : "enum");
    }

    private Texts texts(Written from) throws Unusable {
        Optional<String> pattern = from.text("pattern");
        Optional<LinearPattern> read = pattern.isPresent() ? Optional.of(pattern(pattern.get(), from.at() + "/pattern")) : Optional.empty();
        var texts = new Texts(from.count("minLength", 0), from.count("maxLength", Integer.MAX_VALUE), read, from.text("format").flatMap(Format::of));
        return texts.equals(Texts.ANY) ? Texts.ANY : texts;
    }

    private LinearPattern pattern(String pattern, String at) throws Unusable {
        LinearPattern read = LinearPattern.of(pattern).orElseThrow(() -> new Unusable(Flaw.PATTERN_NOT_LINEAR, at));
        patterns += read.size();
        if (patterns > LARGEST_PATTERNS) {
            throw new Unusable(Flaw.TOO_MANY_PATTERNS, at);
        }
        return read;
    }

    private static Numbers numbers(Written from) throws Unusable {
        var numbers = new Numbers(from.number("minimum"), from.number("exclusiveMinimum"), from.number("maximum"), from.number("exclusiveMaximum"),
            from.number("multipleOf"));
        if (numbers.step().filter(step -> step.signum() <= 0).isPresent()) {
            throw from.malformed("multipleOf");
        }
        return numbers.equals(Numbers.ANY) ? Numbers.ANY : numbers;
    }

    private Members members(Written from) throws Unusable {
        Map<String, Set<String>> together = new LinkedHashMap<>();
        for (String keyword : List.of("dependentRequired", "dependencies")) {
            for (JsonObject.Member each : from.members(keyword)) {
                if (each.value() instanceof JsonArray names) {
                    together.merge(each.name(), from.names(keyword, names.values()), Reading::both);
                } else if (keyword.equals("dependentRequired")) {
                    throw from.malformed(keyword);
                }
            }
        }
        Optional<Map<String, Subschema>> stated = from.schema().has("properties") ? Optional.of(named(from, "properties")) : Optional.empty();
        List<Matched> matched = new ArrayList<>();
        for (JsonObject.Member each : from.members("patternProperties")) {
            String at = from.at() + "/patternProperties/" + each.name();
            matched.add(new Matched(pattern(each.name(), at), part(each.value(), at)));
        }
        var members = new Members(from.count("minProperties", 0), from.count("maxProperties", Integer.MAX_VALUE), from.names("required"), together, stated,
            matched, one(from, "additionalProperties"), one(from, "unevaluatedProperties"), one(from, "propertyNames"));
        return members.equals(Members.ANY) ? Members.ANY : members;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    /// `items` that is a list is what `prefixItems` was called before 2020-12, and `additionalItems` its `items`.
    private Elements elements(Written from) throws Unusable {
        boolean older = from.schema().get("items").filter(JsonArray.class::isInstance).isPresent();
        var elements = new Elements(from.count("minItems", 0), from.count("maxItems", Integer.MAX_VALUE), from.flag("uniqueItems"),
            several(from, older ? "items" : "prefixItems"), one(from, older ? "additionalItems" : "items"), one(from, "unevaluatedItems"), some(from),
            survey.notesElements());
        return elements.equals(Elements.ANY) ? Elements.ANY : elements;
    }

    private Optional<Some> some(Written from) throws Unusable {
        int least = from.count("minContains", 1);
        int most = from.count("maxContains", Integer.MAX_VALUE);
        return one(from, "contains").map(part -> new Some(part, least, most));
    }

    private Branches branches(Written from) throws Unusable {
        List<Subschema> all = new ArrayList<>(several(from, "allOf"));
        for (String keyword : List.of("$ref", "$dynamicRef")) {
            if (from.schema().has(keyword)) {
                all.add(reference(from, keyword));
            }
        }
        Optional<Branches.Choice> choice = one(from, "if").map(when -> new Branches.Choice(when, one(from, "then").orElse(Subschema.ANYTHING),
            one(from, "else").orElse(Subschema.ANYTHING)));
        Map<String, Subschema> with = new LinkedHashMap<>(named(from, "dependentSchemas"));
        from.members("dependencies").stream().filter(each -> !(each.value() instanceof JsonArray))
            .forEach(each -> with.put(each.name(), part(each.value(), from.at() + "/dependencies/" + each.name())));
        var branches = new Branches(all, several(from, "anyOf"), several(from, "oneOf"), one(from, "not"), choice, with);
        return branches.equals(Branches.NONE) ? Branches.NONE : branches;
    }

    private Subschema reference(Written from, String keyword) throws Unusable {
        Survey.Found target = survey.target(from.text(keyword).orElseThrow(), from.at() + "/" + keyword);
        return part(target.schema(), target.at());
    }

    private Optional<Subschema> one(Written from, String keyword) {
        return from.schema().get(keyword).map(schema -> part(schema, from.at() + "/" + keyword));
    }

    /// A list that is written has something in it.
    private List<Subschema> several(Written from, String keyword) throws Unusable {
        List<Subschema> several = new ArrayList<>();
        List<Json> schemas = from.values(keyword).orElse(List.of());
        if (schemas.isEmpty() && from.schema().has(keyword)) {
            throw from.malformed(keyword);
        }
        for (int index = 0; index < schemas.size(); index++) {
            several.add(part(schemas.get(index), from.at() + "/" + keyword + "/" + index));
        }
        return several;
    }

    private Map<String, Subschema> named(Written from, String keyword) {
        Map<String, Subschema> named = new LinkedHashMap<>();
        for (JsonObject.Member each : from.members(keyword)) {
            named.put(each.name(), part(each.value(), from.at() + "/" + keyword + "/" + each.name()));
        }
        return named;
    }
}
