package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/// One query that only reads, over tables that the operator named.
///
/// Three walls, each closed by itself: the text ([SqlText]: what dialects read differently is refused), the words ([SqlShape]: every call is an
/// allowed function, no word of another statement stands bare), and the grammar (a parser of the field, and [SqlTree] knows each node that may
/// stand). At the end text and tree are compared: every bare word is one of the grammar or names something that the walk saw, and
/// the walk saw every `SELECT`. What cannot be decided is refused. Held by `SqlMutationTest`.
///
/// What a query costs is not decided here: a cross join of two allowed tables is an allowed query.
///
/// Options: `tables` (must be written; with its schema where a query writes one), `functions` (allowed beside the usual ones), `dialect`
/// (`standard`: names in double quotes; `mysql`: in backticks; `sqlserver`: in brackets), `longest`.
final class Sql implements Meaning {
    static final String WORD = "sql";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_ ]*(?:\\.[A-Za-z_][A-Za-z0-9_ ]*){0,2}");
    private static final Map<String, String> REASONS = Map.ofEntries(
        Map.entry("comment", "holds a comment"), Map.entry("backslash", "holds a backslash in a string"),
        Map.entry("character", "holds a character that is no part of a plain query"),
        Map.entry("prefixed-string", "holds a string or name with a prefix"), Map.entry("number", "holds a number that is not plain"),
        Map.entry("unclosed", "holds a string that does not end"), Map.entry("look-alike", "holds a character that becomes a quote"),
        Map.entry("quoted-name", "holds a quoted name beyond letters, digits, spaces and dashes"),
        Map.entry("several-statements", "holds more than one statement"), Map.entry("writes", "does more than read"),
        Map.entry("not-read-only", "holds a word of a statement or clause that does more than read"),
        Map.entry("recursive", "holds a recursive WITH"), Map.entry("undecided", "holds what is not decided"),
        Map.entry("table-not-allowed", "reads a table that is not allowed"), Map.entry("type-not-allowed", "casts to a type that is not allowed"),
        Map.entry("function-not-allowed", "calls a function that is not allowed"), Map.entry("grammar", "is no query by the grammar"),
        Map.entry("not-a-query", "is no query"), Map.entry("too-deep", "has too many brackets within brackets"),
        Map.entry("too-many", "has too many words and marks"));

    private final List<String> tables;
    private final Set<String> functions;
    private final SqlText.Dialect dialect;
    private final List<Rule> rules;

    Sql(Options options) {
        tables = options.someWords("tables", text -> NAME.matcher(text).matches(), "must be a list of tables");
        functions = new HashSet<>(SqlWords.FUNCTIONS);
        options.words("functions", text -> NAME.matcher(text).matches(), "must be a list of functions")
            .forEach(each -> functions.add(each.toLowerCase(Locale.ROOT)));
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
        String flaw = Stream.<Supplier<String>>of(read::flaw, () -> SqlShape.flaw(read.tokens(), functions), () -> grammar(text, read.tokens()))
            .map(Supplier::get).filter(each -> !each.isEmpty()).findFirst().orElse("");
        return flaw.isEmpty() ? Fit.FITS : new Fit.Unfit(flaw, REASONS.get(flaw));
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

    /// On one line, since the parser takes some line ends for the end of a statement where no database does.
    private Statement parsed(String text) {
        try {
            return CCJSqlParserUtil.newParser(text.replaceAll("\\s", " "))
                .withSquareBracketQuotation(dialect == SqlText.Dialect.SQLSERVER)
                .withAllowComplexParsing(true)
                .Statement();
        } catch (Exception | StackOverflowError refused) {
            return null;
        }
    }
}
