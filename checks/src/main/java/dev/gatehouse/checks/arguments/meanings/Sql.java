package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/// One query that only reads, over tables that the operator named.
///
/// Three walls, each closed by itself: the text ([SqlText]: what dialects read differently is refused), the grammar (a parser of the field,
/// and [SqlTree] knows each node that may stand), and the words ([SqlWords]: every bare word is one of the grammar or names something that
/// the walk saw, every call is an allowed function, and the walk saw every `SELECT`). What none of them can decide is refused.
///
/// How long a query runs is not decided here: a cross join of two allowed tables is an allowed query.
///
/// Options: `tables` (must be written; with its schema where a query writes one), `functions` (allowed beside the usual ones), `dialect`
/// (`standard`: names in double quotes; `mysql`: in backticks; `sqlserver`: in brackets), `longest`.
final class Sql implements Meaning {
    static final String WORD = "sql";
    private static final int DEEPEST = 8;
    private static final int MOST_TOKENS = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_ ]*(?:\\.[A-Za-z_][A-Za-z0-9_ ]*){0,2}");
    private static final Map<String, String> REASONS = Map.ofEntries(
        Map.entry("comment", "holds a comment"), Map.entry("backslash", "holds a backslash in a string"),
        Map.entry("character", "holds a character that is no part of a plain query"),
        Map.entry("prefixed-string", "holds a string or name with a prefix"), Map.entry("number", "holds a number that is not plain"),
        Map.entry("unclosed", "holds a string that does not end"), Map.entry("look-alike", "holds a character that becomes a quote"),
        Map.entry("quoted-name", "holds a quoted name beyond letters, digits, spaces and dashes"),
        Map.entry("several-statements", "holds more than one statement"), Map.entry("writes", "does more than read"),
        Map.entry("recursive", "holds a recursive WITH"), Map.entry("undecided", "holds what is not decided"),
        Map.entry("table-not-allowed", "reads a table that is not allowed"), Map.entry("type-not-allowed", "casts to a type that is not allowed"),
        Map.entry("function-not-allowed", "calls a function that is not allowed"), Map.entry("grammar", "is no query by the grammar"),
        Map.entry("not-a-query", "is no query"), Map.entry("too-deep", "has more than " + DEEPEST + " brackets within brackets"),
        Map.entry("too-many", "has more than " + MOST_TOKENS + " words and marks"));

    private final List<String> tables;
    private final Set<String> functions;
    private final SqlText.Dialect dialect;
    private final List<Rule> rules;

    Sql(Options options) {
        tables = options.someWords("tables", text -> NAME.matcher(text).matches(), "must be a list of tables");
        functions = new HashSet<>(SqlWords.FUNCTIONS);
        options.words("functions", text -> NAME.matcher(text).matches(), "must be a list of functions").forEach(each -> functions.add(each.toLowerCase(Locale.ROOT)));
        dialect = SqlText.Dialect.valueOf(options.oneOf("dialect", List.of("standard", "mysql", "sqlserver")).toUpperCase(Locale.ROOT));
        rules = List.of(
            Rule.empty(),
            Rule.longerThan(options.number("longest", 4_096, 1, 16_384)),
            new Rule("hidden-character", "holds a control or invisible character", Prose::hides));
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        Fit plain = Rule.first(rules, value);
        if (plain != Fit.FITS) {
            return plain;
        }
        String text = ((JsonString) value).value();
        SqlText read = SqlText.of(text, dialect);
        String flaw = read.flaw().isEmpty() ? shape(read.tokens()) : read.flaw();
        flaw = flaw.isEmpty() ? grammar(text, read.tokens()) : flaw;
        return flaw.isEmpty() ? Fit.FITS : new Fit.Unfit(flaw, REASONS.get(flaw));
    }

    /// What bounds the parser's time, and the calls.
    private String shape(List<SqlText.Token> tokens) {
        if (tokens.size() > MOST_TOKENS) {
            return "too-many";
        }
        int depth = 0;
        for (int at = 0; at < tokens.size(); at++) {
            switch (tokens.get(at).text()) {
                case "(" -> depth++;
                case ")" -> depth--;
                default -> { }
            }
            if (depth > DEEPEST) {
                return "too-deep";
            }
            if (at + 1 < tokens.size() && tokens.get(at + 1).text().equals("(") && !mayCall(tokens.get(at))) {
                return "function-not-allowed";
            }
        }
        return "";
    }

    private boolean mayCall(SqlText.Token token) {
        return switch (token.kind()) {
            case WORD -> functions.contains(token.text()) || SqlWords.BEFORE_BRACKET.contains(token.text());
            case NAME, STRING, NUMBER -> false;
            case MARK -> true;
        };
    }

    private String grammar(String text, List<SqlText.Token> tokens) {
        Statement statement = parsed(text);
        if (!(statement instanceof Select select)) {
            return statement == null ? "grammar" : "not-a-query";
        }
        SqlTree tree = new SqlTree(tables);
        tree.walk(select);
        return tree.flaw().isEmpty() ? compare(tokens, tree) : tree.flaw();
    }

    /// The text holds no select and no word that the walk over the tree did not see or the grammar of a query does not know.
    private static String compare(List<SqlText.Token> tokens, SqlTree tree) {
        List<String> words = tokens.stream().filter(each -> each.kind() == SqlText.Kind.WORD).map(SqlText.Token::text).toList();
        boolean known = words.stream().allMatch(each -> SqlWords.GRAMMAR.contains(each) || tree.names().contains(each));
        long selects = words.stream().filter("select"::equals).count();
        return known && selects == tree.selects() && tree.knowsQualifiers() ? "" : "undecided";
    }

    private Statement parsed(String text) {
        try {
            return CCJSqlParserUtil.newParser(text)
                .withSquareBracketQuotation(dialect == SqlText.Dialect.SQLSERVER)
                .withAllowComplexParsing(true)
                .Statement();
        } catch (Exception | StackOverflowError refused) {
            return null;
        }
    }
}
