package dev.gatehouse.checks.arguments.meanings;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No value keeps a meaning busy: shapes that cost a careless reader quadratic or exponential time, each a hundred times under a bound that
/// only such a cost can break.
class MeaningCostTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final List<String> PIECES = List.of(
        "a", "(", "((", "(a", "[", "[[:", "\\", "{1,", "(a{9}", ".*", "a|", "(a|", "/", "../", "./", "%", "%2", "&#", "&lt", "<", "{{", "$", "@", "-", "_",
        "a.", "a@", "'", "''", "\"", "é", "e\u0301", "\u200b", "\uD83D\uDE00", "\u202e", " ", "\n", "\t", "1", "1,", "--", "a=", "::1", "xn--");

    static Stream<String> words() {
        return Meanings.words().stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void longRunsOfOnePieceAreJudgedAtOnce(String word) {
        Meaning meaning = Cases.usual(word);
        List<Json> values = PIECES.stream().flatMap(piece -> IntStream.of(60, 500, 16_000).mapToObj(length -> run(piece, length))).toList();
        assertTimeout(BOUND, () -> values.forEach(meaning::judge));
    }

    private static Json run(String piece, int length) {
        return JsonString.of(piece.repeat(length / piece.length()));
    }

    @Test
    void aLongListOfArgumentsIsJudgedAtOnce() {
        Meaning argv = Cases.usual("argv");
        Json words = JsonArray.of(IntStream.range(0, 60).mapToObj(_ -> JsonString.of("a".repeat(1_000))).toList());
        assertTimeout(BOUND, () -> IntStream.range(0, 1_000).forEach(_ -> argv.judge(words)));
    }

    static Stream<String> queries() {
        return Stream.of(
            nested("(", "1", ")", 12), nested("(SELECT ", "1", ")", 12), nested("coalesce(", "1", ",1)", 12), nested("EXISTS (SELECT ", "1", ")", 12),
            nested("CASE WHEN id=1 THEN ", "1", " END", 60), "CASE ".repeat(250),
            "1 WHERE " + many("id = 1", " AND ", 240), "1 WHERE " + "NOT ".repeat(400) + "id = 1", "1 " + "BETWEEN 1 AND ".repeat(200) + "1",
            many("1", "+", 400), many("id", ",", 450), "1 WHERE id IN (" + many("1", ",", 450) + ")",
            "1 FROM users " + "JOIN users ON id = id ".repeat(120), many("1 FROM users", " UNION SELECT ", 150),
            many(nested("(", "id", ")", 12), ",", 30), "1 WHERE " + many(nested("(", "id = 1 OR id = 2", ")", 12), " AND ", 30),
            "a" + ".b".repeat(400), "id" + "::int".repeat(300), "INTERVAL ".repeat(200) + "'1' day");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryOfTheWorstShapeIsParsedAtOnce(String query) {
        Meaning sql = Cases.usual("sql");
        Json value = JsonString.of("SELECT " + query);
        assertTimeout(BOUND, () -> IntStream.range(0, 5).forEach(_ -> sql.judge(value)));
    }

    private static String nested(String open, String inside, String close, int depth) {
        return open.repeat(depth) + inside + close.repeat(depth);
    }

    private static String many(String piece, String between, int count) {
        return IntStream.range(0, count).mapToObj(_ -> piece).collect(Collectors.joining(between));
    }
}
