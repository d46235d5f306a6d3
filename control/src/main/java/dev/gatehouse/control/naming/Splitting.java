package dev.gatehouse.control.naming;

import java.util.ArrayList;
import java.util.List;

/// One pass over a command line, left to right.
final class Splitting {
    private static final String OPERATORS = "|;&<>()";
    private static final String EXPANSIONS = "$`*?[";
    private static final String EXPANSIONS_AT_START = "~#";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    Splitting(String text) {
        this.text = text;
    }

    CommandWords words() {
        try {
            while (skipSpace()) {
                words.add(word());
            }
            return CommandWords.of(words);
        } catch (Refused refused) {
            return new CommandWords.Bad(refused.getMessage());
        }
    }

    private boolean skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private String word() {
        var word = new StringBuilder();
        refuseAtStart(text.charAt(at));
        while (at < text.length() && !isSpace(text.charAt(at))) {
            char c = plain(text.charAt(at++));
            switch (c) {
                case '\'' -> single(word);
                case '"' -> dual(word);
                case '\\' -> word.append(escaped());
                default -> word.append(unquoted(c));
            }
        }
        return word.toString();
    }

    private void single(StringBuilder word) {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            throw new Refused("a single quote is never closed.");
        }
        text.substring(at, end).chars().forEach(c -> word.append(plain((char) c)));
        at = end + 1;
    }

    private void dual(StringBuilder word) {
        while (at < text.length()) {
            char c = plain(text.charAt(at++));
            if (c == '"') {
                return;
            }
            if (c == '$' || c == '`') {
                throw expands(c, "write \\" + c + ", or use single quotes, to mean the character itself");
            }
            boolean escapes = c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0;
            word.append(escapes ? text.charAt(at++) : c);
        }
        throw new Refused("a double quote is never closed.");
    }

    private char escaped() {
        if (at == text.length()) {
            throw new Refused("ends with a backslash.");
        }
        return plain(text.charAt(at++));
    }

    private static char unquoted(char c) {
        if (OPERATORS.indexOf(c) >= 0) {
            throw new Refused("holds " + c + ", which only a shell understands, and no shell is asked: "
                    + "quote it to mean the character itself.");
        }
        if (EXPANSIONS.indexOf(c) >= 0) {
            throw expands(c, "quote it to mean the character itself");
        }
        return c;
    }

    private static void refuseAtStart(char c) {
        if (EXPANSIONS_AT_START.indexOf(c) >= 0) {
            throw expands(c, "write it out, or quote it to mean the character itself");
        }
    }

    private static Refused expands(char c, String instead) {
        return new Refused("holds " + c + ", and nothing is expanded here: " + instead + ".");
    }

    private static char plain(char c) {
        if (Character.isISOControl(c) && c != '\t') {
            throw new Refused(c == '\n' || c == '\r' ? "holds a line break: one command is one line."
                    : "holds a control character.");
        }
        return c;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /// Leaves the pass; never leaves this file.
    private static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why, null, false, false);
        }
    }
}
