package dev.gatehouse.control.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// JSON (RFC 8259) to nodes, strictly: no key twice, no lone surrogates, no depth beyond 32, nothing after the value.
/// For texts of our own making and for small ones from the command line; MCP messages have a parser of their own.
public final class JsonParser {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int line = 1;

    private JsonParser(String text) {
        this.text = text;
    }

    /// The value that the text is, or nothing, with the reason noted.
    public static Optional<Node> read(String text, Problems problems) {
        var parser = new JsonParser(text);
        try {
            Node root = parser.value(0);
            parser.space();
            need(parser.at == text.length(), "something follows the value.");
            return Optional.of(root);
        } catch (Wrong wrong) {
            problems.add(parser.line, "", wrong.getMessage());
            return Optional.empty();
        }
    }

    private Node value(int depth) {
        need(depth <= DEEPEST, "nested too deeply.");
        space();
        return switch (peek()) {
            case '{' -> mapping(depth);
            case '[' -> sequence(depth);
            case '"' -> new Node.Text(line, string());
            case 't' -> word("true", new Node.Flag(line, true));
            case 'f' -> word("false", new Node.Flag(line, false));
            case 'n' -> word("null", new Node.Nothing(line));
            default -> number();
        };
    }

    private Node mapping(int depth) {
        int began = line;
        var seen = new HashSet<String>();
        List<Node.Entry> entries = new ArrayList<>();
        at++;
        space();
        if (taken('}')) {
            return new Node.Mapping(began, entries);
        }
        do {
            entries.add(entry(depth, seen));
            space();
        } while (taken(','));
        need(taken('}'), "an object ends with }.");
        return new Node.Mapping(began, entries);
    }

    private Node.Entry entry(int depth, HashSet<String> seen) {
        space();
        need(peek() == '"', "a key is a text in quotes.");
        int began = line;
        String key = string();
        need(seen.add(key), Paths.shown(key) + " is written twice.");
        space();
        need(taken(':'), "a key is followed by a colon.");
        return new Node.Entry(began, key, value(depth + 1));
    }

    private Node sequence(int depth) {
        int began = line;
        List<Node> items = new ArrayList<>();
        at++;
        space();
        if (taken(']')) {
            return new Node.Sequence(began, items);
        }
        do {
            items.add(value(depth + 1));
            space();
        } while (taken(','));
        need(taken(']'), "an array ends with ].");
        return new Node.Sequence(began, items);
    }

    private Node word(String word, Node node) {
        need(text.startsWith(word, at), "not a JSON value.");
        at += word.length();
        return node;
    }

    private Node number() {
        int began = at;
        taken('-');
        if (!taken('0')) {
            digits();
        }
        if (taken('.')) {
            digits();
        }
        if (taken('e') || taken('E')) {
            if (!taken('+')) {
                taken('-');
            }
            digits();
        }
        need(at - began <= 64, "a number is too long.");
        return new Node.Number(line, text.substring(began, at));
    }

    private void digits() {
        int began = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        need(at > began, "not a JSON value.");
    }

    private String string() {
        var value = new StringBuilder();
        at++;
        while (!taken('"')) {
            char c = next();
            need(c >= 0x20, "a control character in a text is written as an escape.");
            value.append(c == '\\' ? escape() : c);
        }
        need(wellFormed(value), "a text holds half of a surrogate pair.");
        return value.toString();
    }

    private char escape() {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new Wrong("not an escape of JSON.");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            need(digit >= 0 && text.charAt(at - 1) < 0x80, "\\u is followed by four hexadecimal digits.");
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private static boolean wellFormed(CharSequence value) {
        return value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private void space() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return;
            }
        }
    }

    private boolean taken(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() {
        need(at < text.length(), "the text ends too early.");
        return text.charAt(at++);
    }

    private static void need(boolean holds, String otherwise) {
        if (!holds) {
            throw new Wrong(otherwise);
        }
    }

    /// Leaves the descent; never leaves this file.
    private static final class Wrong extends RuntimeException {
        Wrong(String said) {
            super(said, null, false, false);
        }
    }
}
