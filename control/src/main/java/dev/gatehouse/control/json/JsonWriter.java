package dev.gatehouse.control.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/// Writes one value as JSON. Control characters, the two line separators of JavaScript and half surrogate pairs are escaped.
final class JsonWriter {
    private final boolean pretty;
    private final StringBuilder out = new StringBuilder();

    JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    String write(Object value) {
        value(value, 0);
        return out.toString();
    }

    private void value(Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> list -> list(list, depth);
            case CharSequence text -> string(text);
            case Boolean flag -> out.append(flag);
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            case Double number -> out.append(finite(number));
            case BigDecimal number -> out.append(number);
            case Enum<?> word -> string(word.name());
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
        }
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a JSON number");
        }
        return number;
    }

    private void map(Map<?, ?> map, int depth) {
        out.append('{');
        String between = "";
        for (var entry : map.entrySet()) {
            out.append(between);
            newLine(depth + 1);
            string((CharSequence) entry.getKey());
            out.append(pretty ? ": " : ":");
            value(entry.getValue(), depth + 1);
            between = ",";
        }
        end('}', map.isEmpty(), depth);
    }

    private void list(Collection<?> list, int depth) {
        out.append('[');
        String between = "";
        for (Object item : list) {
            out.append(between);
            newLine(depth + 1);
            value(item, depth + 1);
            between = ",";
        }
        end(']', list.isEmpty(), depth);
    }

    private void end(char bracket, boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        if (pretty) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void string(CharSequence text) {
        out.append('"');
        text.codePoints().forEach(this::character);
        out.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || c >= 0xD800 && c <= 0xDFFF) {
                    out.append("\\u%04x".formatted(c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
