package dev.gatehouse.protocol.json;

import dev.gatehouse.protocol.json.JsonLimits.Numbers;
import dev.gatehouse.protocol.json.Malformed.Reason;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads one document: the byte guard first, then tokens judged by Jackson's strict streaming parser, with our limits, our rules
/// on names, numbers and surrogates, and a cursor of our own that says where each token lies.
///
/// Jackson's own offsets are not used: the end of a string is wrong until it was decoded and the end of a name lies behind its
/// colon. The cursor follows the grammar that Jackson judges and refuses when the byte it finds does not fit the token. Held by
/// `DifferentialTest`, in which a second reader written by hand must agree on every document and slice.
final class Reader {

    private static final JsonFactory TOKENS = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(JsonLimits.DEEPEST)
            .maxNumberLength(JsonLimits.LONGEST_NUMBER)
            .maxNameLength(4 * JsonLimits.LONGEST_NAME)
            .maxStringLength(Integer.MAX_VALUE)
            .maxDocumentLength(-1)
            .maxTokenCount(-1)
            .build())
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();

    private final byte[] bytes;
    private final JsonLimits limits;
    private final JsonParser tokens;
    private int cursor;
    private int depth;
    private int count;

    private String[] names = new String[32];
    private Json[] values = new Json[32];
    private int[] spots = new int[96];
    private int open;

    private Reader(byte[] bytes, JsonLimits limits, JsonParser tokens) {
        this.bytes = bytes;
        this.limits = limits;
        this.tokens = tokens;
    }

    /// A document on which the token reader stumbles (crowded hash tables, a fault of its own) is refused like one it refuses.
    static Json read(byte[] bytes, JsonLimits limits) throws Malformed {
        if (bytes.length > limits.maxBytes()) throw new Malformed(Reason.TOO_LONG);
        ByteGuard.check(bytes);
        requireStart(bytes);
        try (JsonParser tokens = TOKENS.createParser(ObjectReadContext.empty(), bytes)) {
            return new Reader(bytes, limits, tokens).document();
        } catch (StreamConstraintsException beyond) {
            throw new Malformed(beyondLimit(beyond));
        } catch (JacksonException wrong) {
            throw new Malformed(grammar(wrong));
        } catch (RuntimeException surprise) {
            throw new Malformed(Reason.NOT_JSON);
        }
    }

    /// Half a pair in a name is met by Jackson, before our own look at it; in a value by us.
    private static Reason grammar(JacksonException wrong) {
        return String.valueOf(wrong.getOriginalMessage()).contains("surrogate") ? Reason.LONE_SURROGATE : Reason.NOT_JSON;
    }

    private static void requireStart(byte[] bytes) throws Malformed {
        for (byte each : bytes) if (!isBlank(each)) return;
        throw new Malformed(Reason.EMPTY);
    }

    /// Our own limits are checked before these; only numbers and names longer than any setting, and hostile hashing, end here.
    private static Reason beyondLimit(StreamConstraintsException beyond) {
        String message = String.valueOf(beyond.getOriginalMessage());
        if (message.contains("umber")) return Reason.NUMBER_TOO_LONG;
        return message.contains("epth") ? Reason.TOO_DEEP : Reason.NAME_TOO_LONG;
    }

    private Json document() throws Malformed {
        Json root = value(next(), limits.envelope().exists());
        while (cursor < bytes.length && isBlank(bytes[cursor])) cursor++;
        if (cursor < bytes.length) throw new Malformed(Reason.TRAILING_BYTES);
        if (tokens.nextToken() != null) throw new Malformed(Reason.TRAILING_BYTES);
        return root;
    }

    private JsonToken next() throws Malformed {
        JsonToken token = tokens.nextToken();
        if (token == null) throw new Malformed(Reason.NOT_JSON);
        if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY && ++count > limits.maxTokens()) {
            throw new Malformed(Reason.TOO_MANY_TOKENS);
        }
        return token;
    }

    private Json value(JsonToken token, boolean envelope) throws Malformed {
        return switch (token) {
            case START_OBJECT -> object(envelope);
            case START_ARRAY -> array(envelope);
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> literal(JsonBoolean.TRUE, 't');
            case VALUE_FALSE -> literal(JsonBoolean.FALSE, 'f');
            case VALUE_NULL -> literal(JsonNull.NULL, 'n');
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> throw new Malformed(Reason.NOT_JSON);
        };
    }

    private Json object(boolean envelope) throws Malformed {
        int start = enter('{');
        int base = open;
        for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) member(envelope);
        int end = leave('}');
        Map<String, Integer> table = Keys.requireDistinct(names, base, open);
        if (envelope) Keys.requireNoVariants(names, base, open, limits.envelope().words());
        else if (limits.envelope().throughout()) Keys.requireDistinctFolded(names, base, open);
        JsonObject object = new JsonObject(bytes, start, end, Arrays.copyOfRange(names, base, open),
            Arrays.copyOfRange(values, base, open), Arrays.copyOfRange(spots, 3 * base, 3 * open), table);
        open = base;
        return object;
    }

    private void member(boolean envelope) throws Malformed {
        String name = tokens.currentName();
        if (name.length() > limits.maxNameLength()) throw new Malformed(Reason.NAME_TOO_LONG);
        int start = seek('"');
        skipString();
        int slot = push();
        JsonToken token = next();
        boolean within = envelope && token == JsonToken.START_OBJECT && limits.envelope().within().contains(name);
        int valueStart = seek();
        Json value = value(token, within);
        names[slot] = name;
        values[slot] = value;
        spots[3 * slot] = start;
        spots[3 * slot + 1] = valueStart;
        spots[3 * slot + 2] = cursor;
    }

    private Json array(boolean envelope) throws Malformed {
        int start = enter('[');
        int base = open;
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            int slot = push();
            int valueStart = seek();
            Json value = value(token, envelope); // may grow the arrays below: they are looked up after it, never before
            values[slot] = value;
            spots[3 * slot] = valueStart;
            spots[3 * slot + 1] = cursor;
        }
        int end = leave(']');
        int[] pairs = new int[2 * (open - base)];
        for (int at = 0; at < pairs.length; at++) pairs[at] = spots[3 * (base + at / 2) + at % 2];
        JsonArray array = new JsonArray(bytes, start, end, Arrays.copyOfRange(values, base, open), pairs);
        open = base;
        return array;
    }

    private Json string() throws Malformed {
        int start = seek('"');
        int kinds = skipString();
        boolean escaped = (kinds & ESCAPED) != 0;
        if (cursor - start - 2 > limits.maxStringBytes()) throw new Malformed(Reason.STRING_TOO_LONG);
        return new JsonString(bytes, start, cursor, escaped, kinds == 0);
    }

    private Json number() throws Malformed {
        int start = seek();
        int end = start + tokens.getStringLength();
        byte first = bytes[start];
        if (first != '-' && (first < '0' || first > '9') || end > bytes.length) throw new Malformed(Reason.NOT_JSON);
        if (limits.numbers() == Numbers.EXACT) ExactNumbers.require(bytes, start, end);
        cursor = end;
        return new JsonNumber(bytes, start, end);
    }

    private Json literal(Json value, char first) throws Malformed {
        cursor = seek(first) + value.byteLength();
        return value;
    }

    private static final int ESCAPED = 1;
    private static final int BEYOND_ASCII = 2;

    /// Moves the cursor from the opening quote behind the closing one; tells what it met on the way.
    private int skipString() throws Malformed {
        int start = cursor;
        int kinds = 0;
        int at = ByteGuard.skipPlain(bytes, start + 1);
        while (at < bytes.length && bytes[at] != '"') {
            byte unit = bytes[at];
            if (unit == '\\') {
                kinds |= ESCAPED;
                at++;
            } else if (unit < 0 || unit == 0x7F) {
                kinds |= BEYOND_ASCII;
            }
            at++;
        }
        if (at >= bytes.length) throw new Malformed(Reason.NOT_JSON);
        if ((kinds & ESCAPED) != 0) Escapes.requirePairs(bytes, start + 1, at);
        cursor = at + 1;
        return kinds;
    }

    private int enter(char bracket) throws Malformed {
        if (++depth > limits.maxDepth()) throw new Malformed(Reason.TOO_DEEP);
        int start = seek(bracket);
        cursor++;
        return start;
    }

    private int leave(char bracket) throws Malformed {
        seek(bracket);
        depth--;
        return ++cursor;
    }

    private int seek(char expected) throws Malformed {
        int at = seek();
        if (bytes[at] != expected) throw new Malformed(Reason.NOT_JSON);
        return at;
    }

    /// Moves the cursor over white space, commas and colons, whose places Jackson has judged, to the next token.
    private int seek() throws Malformed {
        while (cursor < bytes.length && (isBlank(bytes[cursor]) || bytes[cursor] == ',' || bytes[cursor] == ':')) cursor++;
        if (cursor == bytes.length) throw new Malformed(Reason.NOT_JSON);
        return cursor;
    }

    private int push() {
        if (open == values.length) {
            names = Arrays.copyOf(names, 2 * open);
            values = Arrays.copyOf(values, 2 * open);
            spots = Arrays.copyOf(spots, 6 * open);
        }
        return open++;
    }

    static boolean isBlank(byte unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }
}
