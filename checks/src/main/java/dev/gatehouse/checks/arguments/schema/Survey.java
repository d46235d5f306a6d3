package dev.gatehouse.checks.arguments.schema;

import dev.gatehouse.protocol.json.CanonicalJson;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The first look at a schema, before anything is made of it: how large it is, in which dialect, and that it is one document which refers to
/// nothing but itself. Nothing is ever fetched, from no network, file or class path.
final class Survey {
    static final int LARGEST = 256 * 1024;
    static final int MOST_PARTS = 4_096;
    static final int DEEPEST = 64;
    private static final Pattern DIALECT = Pattern.compile("https?://json-schema\\.org/(draft/2020-12|draft/2019-09|draft-07|draft-06)/schema#?");
    private static final Pattern ANCHOR = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,127}");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,5}");

    /// What a keyword holds that itself is a schema.
    private enum Holds { ONE, MANY, NAMED, EITHER, NAMED_OR_NAMES }

    private static final Map<String, Holds> HOLDERS = Map.ofEntries(
        Map.entry("not", Holds.ONE), Map.entry("if", Holds.ONE), Map.entry("then", Holds.ONE), Map.entry("else", Holds.ONE),
        Map.entry("additionalProperties", Holds.ONE), Map.entry("unevaluatedProperties", Holds.ONE), Map.entry("propertyNames", Holds.ONE),
        Map.entry("contains", Holds.ONE), Map.entry("unevaluatedItems", Holds.ONE), Map.entry("additionalItems", Holds.ONE),
        Map.entry("allOf", Holds.MANY), Map.entry("anyOf", Holds.MANY), Map.entry("oneOf", Holds.MANY), Map.entry("prefixItems", Holds.MANY),
        Map.entry("properties", Holds.NAMED), Map.entry("patternProperties", Holds.NAMED), Map.entry("dependentSchemas", Holds.NAMED),
        Map.entry("$defs", Holds.NAMED), Map.entry("definitions", Holds.NAMED),
        Map.entry("items", Holds.EITHER), Map.entry("dependencies", Holds.NAMED_OR_NAMES));

    /// A schema within the document, and where.
    record Found(Json schema, String at) {}

    private final JsonObject document;
    private final String dialect;
    private final Set<Json> seen = new HashSet<>();
    private final Map<String, Found> anchors = new HashMap<>();
    private boolean noted;

    private Survey(JsonObject document, String dialect) {
        this.document = document;
        this.dialect = dialect;
    }

    static Survey of(JsonObject document) throws Unusable {
        if (document.byteLength() > LARGEST) {
            throw new Unusable(Flaw.TOO_LARGE, "");
        }
        requireExactNumbers(document);
        var survey = new Survey(document, dialect(document, ""));
        survey.look(document, "", 0);
        return survey;
    }

    /// Numbers that two readers read differently bound nothing.
    private static void requireExactNumbers(JsonObject document) throws Unusable {
        try {
            CanonicalJson.of(document);
        } catch (Malformed notExact) {
            throw new Unusable(Flaw.NUMBER_NOT_EXACT, "");
        }
    }

    private static String dialect(JsonObject schema, String at) throws Unusable {
        if (!schema.has("$schema")) {
            return "draft/2020-12";
        }
        var known = DIALECT.matcher(schema.text("$schema").orElse(""));
        if (!known.matches()) {
            throw new Unusable(Flaw.DIALECT_UNKNOWN, at + "/$schema");
        }
        return known.group(1);
    }

    /// Up to draft-07 nothing beside `$ref` counts.
    boolean referenceStandsAlone() {
        return dialect.equals("draft-07") || dialect.equals("draft-06");
    }

    /// Whether elements are noted that keywords looked at: only where `unevaluatedItems` asks.
    boolean notesElements() {
        return noted;
    }

    int parts() {
        return seen.size();
    }

    private void look(Json schema, String at, int depth) throws Unusable {
        if (schema instanceof JsonBoolean) {
            return;
        }
        if (!(schema instanceof JsonObject written)) {
            throw new Unusable(Flaw.NOT_A_SCHEMA, at);
        }
        if (!seen.add(written)) {
            return;
        }
        if (seen.size() > MOST_PARTS) {
            throw new Unusable(Flaw.TOO_MANY_PARTS, "");
        }
        if (depth > DEEPEST) {
            throw new Unusable(Flaw.TOO_DEEP, at);
        }
        identify(written, at);
        for (JsonObject.Member member : written.members()) {
            Holds holds = HOLDERS.get(member.name());
            if (holds != null) {
                lookInto(holds, member.value(), at + "/" + member.name(), depth + 1);
            }
        }
    }

    private void lookInto(Holds holds, Json value, String at, int depth) throws Unusable {
        switch (holds) {
            case ONE -> look(value, at, depth);
            case MANY -> each(value, at, depth);
            case NAMED -> named(value, false, at, depth);
            case NAMED_OR_NAMES -> named(value, true, at, depth);
            case EITHER -> {
                if (value instanceof JsonArray) {
                    each(value, at, depth);
                } else {
                    look(value, at, depth);
                }
            }
        }
    }

    private void each(Json value, String at, int depth) throws Unusable {
        if (!(value instanceof JsonArray many)) {
            throw new Unusable(Flaw.KEYWORD_MALFORMED, at);
        }
        for (int index = 0; index < many.size(); index++) {
            look(many.get(index), at + "/" + index, depth);
        }
    }

    private void named(Json value, boolean orNames, String at, int depth) throws Unusable {
        if (!(value instanceof JsonObject many)) {
            throw new Unusable(Flaw.KEYWORD_MALFORMED, at);
        }
        for (JsonObject.Member each : many.members()) {
            if (!orNames || !(each.value() instanceof JsonArray)) {
                look(each.value(), at + "/" + each.name(), depth);
            }
        }
    }

    /// One document has one base: an `$id` further down, or another dialect there, would change what `#` means.
    private void identify(JsonObject schema, String at) throws Unusable {
        noted |= schema.has("unevaluatedItems");
        if (schema != document && (schema.has("$id") || !dialect(schema, at).equals(dialect) && schema.has("$schema"))) {
            throw new Unusable(Flaw.SCHEMA_WITHIN_A_SCHEMA, at);
        }
        if (schema.has("$recursiveRef")) {
            throw new Unusable(Flaw.KEYWORD_UNKNOWN, at + "/$recursiveRef");
        }
        for (String keyword : Set.of("$ref", "$dynamicRef")) {
            if (schema.has(keyword) && !schema.text(keyword).orElse("").startsWith("#")) {
                throw new Unusable(Flaw.REFERENCE_LEAVES_THE_SCHEMA, at + "/" + keyword);
            }
        }
        for (String keyword : Set.of("$anchor", "$dynamicAnchor")) {
            if (schema.has(keyword)) {
                anchor(schema, keyword, at);
            }
        }
    }

    private void anchor(JsonObject schema, String keyword, String at) throws Unusable {
        String name = schema.text(keyword).filter(each -> ANCHOR.matcher(each).matches()).orElseThrow(() -> new Unusable(Flaw.KEYWORD_MALFORMED, at + "/" + keyword));
        Found before = anchors.put(name, new Found(schema, at));
        if (before != null && before.schema() != schema) {
            throw new Unusable(Flaw.ANCHOR_TWICE, at + "/" + keyword);
        }
    }

    /// What a reference leads to. In one document `$dynamicRef` leads where `$ref` does.
    Found target(String reference, String at) throws Unusable {
        String fragment = decoded(reference.substring(1), at);
        if (fragment.isEmpty()) {
            return new Found(document, "");
        }
        Optional<Found> found = fragment.startsWith("/")
            ? pointed(fragment).map(schema -> new Found(schema, fragment)) : Optional.ofNullable(anchors.get(fragment));
        Found target = found.orElseThrow(() -> new Unusable(Flaw.REFERENCE_LEADS_NOWHERE, at));
        look(target.schema(), target.at(), 0);
        return target;
    }

    private static String decoded(String fragment, String at) throws Unusable {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Unusable(Flaw.REFERENCE_LEADS_NOWHERE, at);
        }
    }

    /// RFC 6901.
    private Optional<Json> pointed(String pointer) {
        Optional<Json> at = Optional.of(document);
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            at = at.flatMap(each -> step(each, name));
        }
        return at;
    }

    private static Optional<Json> step(Json from, String name) {
        if (from instanceof JsonObject object) {
            return object.get(name);
        }
        return from instanceof JsonArray array && INDEX.matcher(name).matches() && Integer.parseInt(name) < array.size()
            ? Optional.of(array.get(Integer.parseInt(name))) : Optional.empty();
    }
}
