package dev.gatehouse.checks.arguments.schema;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// A regular expression of ECMA-262 (with the flag `u`, as JSON Schema Core §6.4 asks), written for RE2 so that it means the same.
///
/// A closed list: what stands in neither language's common part is not guessed at. Not to be had are lookaround and back-references, which no
/// linear engine has, and what one of the two reads differently (`\A`, `\Q`, flags, `[[:alpha:]]`).
final class EcmaPattern {
    private static final String SPACE = "\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
    private static final String NO_SPACE = "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
        + "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";
    private static final String DOT = "[^\\n\\r\\x{2028}\\x{2029}]";
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
        Map.entry("Letter", "L"), Map.entry("Uppercase_Letter", "Lu"), Map.entry("Lowercase_Letter", "Ll"), Map.entry("Mark", "M"),
        Map.entry("Number", "N"), Map.entry("Decimal_Number", "Nd"), Map.entry("digit", "Nd"), Map.entry("Punctuation", "P"), Map.entry("punct", "P"),
        Map.entry("Symbol", "S"), Map.entry("Separator", "Z"), Map.entry("Space_Separator", "Zs"), Map.entry("Other", "C"), Map.entry("Control", "Cc"));

    private final String pattern;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private EcmaPattern(String pattern) {
        this.pattern = pattern;
    }

    /// What cannot be written for RE2.
    private static final class Untold extends Exception {
        Untold() {
            super("", null, false, false);
        }
    }

    /// The same for RE2, where that can be said. Whether it is right at all, the engine says.
    static Optional<String> forRe2(String pattern) {
        var read = new EcmaPattern(pattern);
        try {
            while (read.at < pattern.length()) {
                read.one(read.next());
            }
            return Optional.of(read.out.toString());
        } catch (Untold notInBoth) {
            return Optional.empty();
        }
    }

    private char next() throws Untold {
        if (at == pattern.length()) {
            throw new Untold();
        }
        return pattern.charAt(at++);
    }

    private boolean sees(String text) {
        return pattern.startsWith(text, at);
    }

    private void one(char c) throws Untold {
        switch (c) {
            case '\\' -> escape(next());
            case '[' -> characters();
            case '(' -> group();
            case '.' -> out.append(DOT);
            case '{' -> out.append(counts() ? "{" : "\\{");
            case '}' -> out.append(closesCount() ? "}" : "\\}");
            case ']' -> out.append("\\]");
            default -> out.append(c);
        }
    }

    private boolean counts() {
        return pattern.substring(at - 1).matches("(?s)\\{[0-9]+(,[0-9]*)?}.*");
    }

    private boolean closesCount() {
        int open = pattern.lastIndexOf('{', at - 1);
        return open >= 0 && pattern.substring(open, at).matches("\\{[0-9]+(,[0-9]*)?}") && (open == 0 || pattern.charAt(open - 1) != '\\');
    }

    /// A name is of no use without references to it.
    private void group() throws Untold {
        out.append('(');
        if (!sees("?")) {
            return;
        }
        if (sees("?:")) {
            at += 2;
            out.append("?:");
        } else if (sees("?<") && !sees("?<=") && !sees("?<!") && pattern.indexOf('>', at) > 0) {
            at = pattern.indexOf('>', at) + 1;
        } else {
            throw new Untold();
        }
    }

    private void escape(char c) throws Untold {
        switch (c) {
            case 'd', 'D', 'w', 'W', 'b', 'B' -> out.append('\\').append(c);
            case 's' -> out.append('[').append(SPACE).append(']');
            case 'S' -> out.append('[').append(NO_SPACE).append(']');
            default -> character(c);
        }
    }

    private void characters() throws Untold {
        if (sees("^]")) {
            at += 2;
            out.append("(?s:.)");
            return;
        }
        out.append('[');
        if (sees("^")) {
            at++;
            out.append('^');
        }
        if (sees("]")) {
            throw new Untold();
        }
        for (char c = next(); c != ']'; c = next()) {
            within(c);
        }
        out.append(']');
    }

    private void within(char c) throws Untold {
        if (c != '\\') {
            out.append(c == '[' || c == '^' || c == '&' ? "\\" : "").append(c);
            return;
        }
        char escaped = next();
        switch (escaped) {
            case 'd', 'D', 'w', 'W' -> out.append('\\').append(escaped);
            case 's' -> out.append(SPACE);
            case 'S' -> out.append(NO_SPACE);
            case 'b' -> out.append("\\x{8}");
            default -> character(escaped);
        }
    }

    /// An escape that stands for one character, or a property of characters.
    private void character(char c) throws Untold {
        switch (c) {
            case 't', 'n', 'v', 'f', 'r' -> out.append('\\').append(c);
            case '0' -> unit(sees("0") || at < pattern.length() && isDigit(pattern.charAt(at)) ? -1 : 0);
            case 'c' -> unit(control(next()));
            case 'x' -> unit(hexadecimal(2));
            case 'u' -> unit(sees("{") ? braced() : paired(hexadecimal(4)));
            case 'p', 'P' -> property(c);
            default -> {
                if (c > '~' || Character.isLetterOrDigit(c)) {
                    throw new Untold();
                }
                out.append(c == '_' || c == ' ' ? "" : "\\").append(c);
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void unit(int codePoint) throws Untold {
        if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT || Character.isSurrogate((char) codePoint) && codePoint < 0x10000) {
            throw new Untold();
        }
        out.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    }

    private static int control(char letter) {
        return letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z' ? letter & 0x1F : -1;
    }

    private int hexadecimal(int digits) throws Untold {
        return value(at + digits);
    }

    private int braced() throws Untold {
        int end = pattern.indexOf('}', at);
        at++;
        int value = value(end);
        at = end + 1;
        return value;
    }

    private int value(int end) throws Untold {
        String digits = end > at && end <= pattern.length() && end - at <= 6 ? pattern.substring(at, end) : "";
        IntPredicate isHexadecimal = c -> c < 0x80 && Character.digit(c, 16) >= 0;
        if (digits.isEmpty() || !digits.chars().allMatch(isHexadecimal)) {
            throw new Untold();
        }
        at = end;
        return Integer.parseInt(digits, 16);
    }

    private int paired(int unit) throws Untold {
        if (unit < 0xD800 || unit > 0xDBFF || !sees("\\u")) {
            return unit;
        }
        at += 2;
        int low = hexadecimal(4);
        return low >= 0xDC00 && low <= 0xDFFF ? Character.toCodePoint((char) unit, (char) low) : -1;
    }

    private void property(char c) throws Untold {
        int end = pattern.indexOf('}', at);
        if (!sees("{") || end < 0) {
            throw new Untold();
        }
        String name = pattern.substring(at + 1, end).replaceFirst("^(?:Script|sc|General_Category|gc)=", "");
        at = end + 1;
        if (!name.matches("[A-Za-z_]{1,40}")) {
            throw new Untold();
        }
        out.append('\\').append(c).append('{').append(CATEGORIES.getOrDefault(name, name)).append('}');
    }
}
