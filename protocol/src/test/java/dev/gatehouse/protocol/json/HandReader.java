package dev.gatehouse.protocol.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A second reader, written by hand and on purpose differently: recursive descent over decoded characters, the platform's own UTF-8
/// decoder, BigDecimal for every number. It answers whether a document is accepted and, if so, every slice: kind and extent in bytes.
final class HandReader {

    static final class No extends RuntimeException {
        No() {
            super("no", null, false, false);
        }
    }

    private final String text;
    private final JsonLimits limits;
    private final int[] byteAt;
    private final StringBuilder slices = new StringBuilder();
    private int at;
    private int depth;
    private int tokens;

    private HandReader(String text, JsonLimits limits) {
        this.text = text;
        this.limits = limits;
        this.byteAt = byteOffsets(text);
    }

    /// The slices in the order in which values begin, or null when the document is refused.
    static String slices(byte[] bytes, JsonLimits limits) {
        if (bytes.length > limits.maxBytes()) return null;
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            HandReader reader = new HandReader(text, limits);
            reader.blank();
            reader.value(!limits.envelope().equals(Envelope.NONE));
            reader.blank();
            return reader.at == text.length() ? reader.slices.toString() : null;
        } catch (CharacterCodingException | No refused) {
            return null;
        }
    }

    private static int[] byteOffsets(String text) {
        int[] offsets = new int[text.length() + 1];
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            int width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : Character.isSurrogate(unit) ? 2 : 3;
            offsets[at + 1] = offsets[at] + width;
        }
        return offsets;
    }

    private char peek() {
        if (at >= text.length()) throw new No();
        return text.charAt(at);
    }

    private void eat(String word) {
        if (!text.startsWith(word, at)) throw new No();
        at += word.length();
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private void count() {
        if (++tokens > limits.maxTokens()) throw new No();
    }

    private void value(boolean envelope) {
        count();
        int slot = slices.length();
        int start = at;
        char kind = peek();
        switch (kind) {
            case '{' -> object(envelope);
            case '[' -> array(envelope);
            case '"' -> {
                string();
                if (byteAt[at] - byteAt[start] - 2 > limits.maxStringBytes()) throw new No();
            }
            case 't' -> eat("true");
            case 'f' -> eat("false");
            case 'n' -> eat("null");
            default -> number();
        }
        slices.insert(slot, "" + kindOf(kind) + byteAt[start] + "-" + byteAt[at] + " ");
    }

    private static char kindOf(char first) {
        return first == '-' || first >= '0' && first <= '9' ? '#' : first;
    }

    private void object(boolean envelope) {
        if (++depth > limits.maxDepth()) throw new No();
        Set<String> names = new HashSet<>();
        Set<String> folded = new HashSet<>();
        eat("{");
        blank();
        while (peek() != '}') {
            if (!names.isEmpty()) {
                eat(",");
                blank();
            }
            count();
            if (peek() != '"') throw new No();
            String name = string();
            if (name.length() > limits.maxNameLength() || !names.add(name)) throw new No();
            if ((envelope || limits.envelope().throughout()) && !folded.add(Keys.fold(name))) throw new No();
            if (envelope && !limits.envelope().words().getOrDefault(Keys.fold(name), name).equals(name)) throw new No();
            blank();
            eat(":");
            blank();
            value(envelope && peek() == '{' && limits.envelope().within().contains(name));
            blank();
        }
        eat("}");
        depth--;
    }

    private void array(boolean envelope) {
        if (++depth > limits.maxDepth()) throw new No();
        eat("[");
        blank();
        for (boolean first = true; peek() != ']'; first = false) {
            if (!first) {
                eat(",");
                blank();
            }
            value(envelope);
            blank();
        }
        eat("]");
        depth--;
    }

    private String string() {
        StringBuilder decoded = new StringBuilder();
        eat("\"");
        while (peek() != '"') {
            char unit = text.charAt(at++);
            if (unit < 0x20) throw new No();
            decoded.append(unit == '\\' ? escape() : unit);
        }
        eat("\"");
        String value = decoded.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) throw new No();
        return value;
    }

    private char escape() {
        char kind = peek();
        at++;
        int known = "\"\\/bfnrt".indexOf(kind);
        if (known >= 0) return "\"\\/\b\f\n\r\t".charAt(known);
        if (kind != 'u' || at + 4 > text.length()) throw new No();
        String digits = text.substring(at, at + 4);
        if (!digits.matches("[0-9A-Fa-f]{4}")) throw new No();
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private void number() {
        int end = at;
        while (end < text.length() && "+-.0123456789eE".indexOf(text.charAt(end)) >= 0) end++;
        String spelling = text.substring(at, end);
        if (!spelling.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?") || spelling.length() > 1000) throw new No();
        if (limits.numbers() == JsonLimits.Numbers.EXACT && !isExact(spelling)) throw new No();
        at = end;
    }

    private static boolean isExact(String spelling) {
        if (spelling.length() > 64) return false;
        String exponent = spelling.replaceFirst("^[^eE]*[eE]?[+-]?0*", "");
        if (exponent.length() > 3 || !exponent.isEmpty() && Integer.parseInt(exponent) > 308) return false;
        double binary = Double.parseDouble(spelling);
        if (Double.isInfinite(binary)) return false;
        BigDecimal decimal = new BigDecimal(spelling);
        boolean integer = spelling.matches("-?[0-9]+");
        return new BigDecimal(Double.toString(binary)).compareTo(decimal) == 0 || integer && new BigDecimal(binary).compareTo(decimal) == 0;
    }

    /// The slices of a value that the real reader made, found by asking the value for its layout.
    static String slicesOf(Json value, byte[] bytes) {
        StringBuilder slices = new StringBuilder();
        walk(value, 0, bytes, slices);
        return slices.toString();
    }

    private static void walk(Json value, int from, byte[] bytes, StringBuilder slices) {
        int start = from;
        while (" \t\r\n".indexOf(bytes[start]) >= 0) start++;
        slices.append(kindOf((char) bytes[start])).append(start).append('-').append(start + value.byteLength()).append(' ');
        switch (value) {
            case JsonObject object -> entries(object.layout(), object.members().stream().map(JsonObject.Member::value).toList(), start,
                bytes, slices);
            case JsonArray array -> entries(array.layout(), array.values(), start, bytes, slices);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> { }
        }
    }

    private static void entries(Layout layout, List<Json> values, int from, byte[] bytes, StringBuilder slices) {
        int at = from + layout.open().length();
        for (int entry = 0; entry < values.size(); entry++) {
            if (entry > 0) at += layout.gaps()[entry].length();
            if (layout.keys().length > 0) at += layout.keys()[entry].length();
            walk(values.get(entry), at, bytes, slices);
            at += values.get(entry).byteLength();
        }
    }
}
