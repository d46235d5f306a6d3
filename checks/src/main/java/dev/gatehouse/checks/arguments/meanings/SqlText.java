package dev.gatehouse.checks.arguments.meanings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The text of a query as tokens on which every dialect agrees; what one database reads as a comment, a string or an escape and another
/// does not, is refused here, before any grammar looks at it.
///
/// So there are no comments (MySQL runs `/*! … */`, and takes `#` for one where PostgreSQL has an operator), no backslashes (an escape in
/// MySQL, a character elsewhere), no prefixed (`E''`, `U&''`, `0x`) or dollar strings, no variables and placeholders, one statement.
final class SqlText {
    private static final String PUNCTUATION = ".,()*+-/%<>=!|:";

    /// What one token is.
    enum Kind { WORD, NAME, STRING, NUMBER, MARK }

    /// @param text a word in lower case, a mark, or nothing for what is quoted
    record Token(Kind kind, String text) {}

    static final Token END = new Token(Kind.MARK, "");

    /// Which quotes stand around a name.
    enum Dialect {
        STANDARD('"', '"'), MYSQL('`', '`'), SQLSERVER('[', ']');

        private final char open;
        private final char close;

        Dialect(char open, char close) {
            this.open = open;
            this.close = close;
        }
    }

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private String flaw = "";
    private int at;

    private SqlText(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    static SqlText of(String text, Dialect dialect) {
        SqlText read = new SqlText(text, dialect);
        while (read.at < text.length() && read.flaw.isEmpty()) {
            read.step(text.charAt(read.at));
        }
        return read;
    }

    /// The rule that the text breaks, or nothing.
    String flaw() {
        return flaw;
    }

    List<Token> tokens() {
        return tokens;
    }

    private void step(char c) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            at++;
        } else if (Characters.isAsciiLetter(c) || c == '_') {
            word();
        } else if (Characters.isAsciiDigit(c)) {
            number();
        } else if (c == '\'') {
            string();
        } else if (c == dialect.open) {
            name();
        } else if (text.startsWith("--", at) || text.startsWith("/*", at) || text.startsWith("*/", at) || c == '#') {
            flaw = "comment";
        } else if (c == ';') {
            end();
        } else if (PUNCTUATION.indexOf(c) >= 0) {
            mark(c);
        } else {
            flaw = "character";
        }
    }

    private void word() {
        int from = at;
        while (at < text.length() && (Characters.isAsciiWord(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        boolean prefix = at < text.length() && "'\"`&".indexOf(text.charAt(at)) >= 0;
        flaw = prefix ? "prefixed-string" : flaw;
        tokens.add(new Token(Kind.WORD, text.substring(from, at).toLowerCase(Locale.ROOT)));
    }

    private void number() {
        int from = at;
        while (at < text.length() && (Characters.isAsciiDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(from, at);
        boolean glued = at < text.length() && (Characters.isAsciiLetter(text.charAt(at)) || "_'\"`".indexOf(text.charAt(at)) >= 0);
        flaw = glued || digits.indexOf('.') != digits.lastIndexOf('.') ? "number" : flaw;
        tokens.add(new Token(Kind.NUMBER, digits));
    }

    private void string() {
        at++;
        while (at < text.length() && flaw.isEmpty()) {
            char c = text.charAt(at++);
            if (c == '\'' && (at >= text.length() || text.charAt(at) != '\'')) {
                tokens.add(new Token(Kind.STRING, ""));
                return;
            }
            at += c == '\'' ? 1 : 0;
            flaw = c == '\\' ? "backslash" : isLikeQuote(c) ? "look-alike" : flaw;
        }
        flaw = flaw.isEmpty() ? "unclosed" : flaw;
    }

    /// Characters that a conversion to a code page turns into the quote of ASCII.
    private static boolean isLikeQuote(char c) {
        return "\u02B9\u02BC\u02C8\u2032\u2035\uFF07".indexOf(c) >= 0;
    }

    private void name() {
        int from = ++at;
        while (at < text.length() && isInName(text.charAt(at))) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != dialect.close || at == from) {
            flaw = "quoted-name";
            return;
        }
        at++;
        tokens.add(new Token(Kind.NAME, ""));
    }

    private static boolean isInName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ' ' || c == '-';
    }

    private void end() {
        at++;
        flaw = text.substring(at).isBlank() ? flaw : "several-statements";
    }

    private void mark(char c) {
        at++;
        boolean cast = c == ':' && at < text.length() && text.charAt(at) == ':';
        at += cast ? 1 : 0;
        boolean equal = at < text.length() && text.charAt(at) == '=';
        flaw = c == ':' && !cast || c == '!' && !equal ? "character" : flaw;
        tokens.add(new Token(Kind.MARK, String.valueOf(c)));
    }
}
