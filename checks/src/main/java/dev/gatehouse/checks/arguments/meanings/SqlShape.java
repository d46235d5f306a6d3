package dev.gatehouse.checks.arguments.meanings;

import java.util.List;
import java.util.Set;

/// What the words of a query say by themselves, before a grammar reads them: how many and how deep they are, which bounds the parser's time;
/// what they call; and whether one of them begins another statement or clause. The text misses no call, wherever a grammar puts it.
final class SqlShape {
    private static final int DEEPEST = 12;
    private static final int MOST_TOKENS = 1_000;

    private final Set<String> functions;
    private int depth;

    private SqlShape(Set<String> functions) {
        this.functions = functions;
    }

    /// The first rule broken, or nothing.
    static String flaw(List<SqlText.Token> tokens, Set<String> functions) {
        if (tokens.size() > MOST_TOKENS) {
            return "too-many";
        }
        SqlShape shape = new SqlShape(functions);
        for (int at = 0; at < tokens.size(); at++) {
            String flaw = shape.flaw(tokens.get(at), at + 1 < tokens.size() ? tokens.get(at + 1) : SqlText.END);
            if (!flaw.isEmpty()) {
                return flaw;
            }
        }
        return "";
    }

    private String flaw(SqlText.Token token, SqlText.Token next) {
        depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
        boolean called = next.text().equals("(");
        if (depth > DEEPEST) {
            return "too-deep";
        }
        if (called && !mayBeCalled(token) || isCalledBare(token)) {
            return "function-not-allowed";
        }
        if (!called && isWord(token) && SqlWords.NEVER_BARE.contains(token.text())) {
            return "not-read-only";
        }
        return isPrefix(token, next) ? "prefixed-string" : "";
    }

    private boolean mayBeCalled(SqlText.Token token) {
        return switch (token.kind()) {
            case WORD -> functions.contains(token.text()) || SqlWords.BEFORE_BRACKET.contains(token.text());
            case NAME, STRING, NUMBER -> false;
            case MARK -> true;
        };
    }

    private static boolean isCalledBare(SqlText.Token token) {
        return isWord(token) && SqlWords.CALLED_BARE.contains(token.text());
    }

    /// A string after a name is read as of its type or character set: `regclass 'secrets'`.
    private static boolean isPrefix(SqlText.Token token, SqlText.Token next) {
        return isWord(token) && next.kind() == SqlText.Kind.STRING && !SqlWords.GRAMMAR.contains(token.text());
    }

    private static boolean isWord(SqlText.Token token) {
        return token.kind() == SqlText.Kind.WORD;
    }
}
