package dev.gatehouse.checks.arguments.meanings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must never pass is put at places all over queries that pass, in the gap between two words or in the place of one. Wherever it
/// stands, and whatever it then means, the query is refused.
class SqlMutationTest {
    private static final int PLACES = 40;

    @ParameterizedTest
    @ValueSource(strings = {"(SELECT k FROM secrets)", "EXISTS (SELECT 1 FROM secrets)", "UNION SELECT k FROM secrets", "JOIN secrets ON 1 = 1",
        ", secrets.k", "FROM secrets", "TABLE secrets", "LATERAL (SELECT * FROM secrets) s", "(WITH x AS (DELETE FROM users RETURNING id) SELECT id FROM x)",
        "pg_sleep(5)", "LOAD_FILE('/etc/passwd')", "INTO OUTFILE '/tmp/x'", "INTO x", "FOR UPDATE", "; DELETE FROM users", "; SELECT 1",
        "/* x */", "-- x\n", "# x\n", "'x\\' OR '", "$$x$$", "::regclass", "PROCEDURE ANALYSE()", "current_user", "@@version", "0x41"})
    void aDangerousPartIsRefusedWhereverItStands(String part) {
        List<Cases.Case> queries = Cases.legitimate("sql").stream().filter(each -> each.rule().isEmpty()).toList();
        Random random = new Random(20_261_125);
        for (int place = 0; place < PLACES; place++) {
            Cases.Case query = queries.get(random.nextInt(queries.size()));
            String text = mutated(((JsonString) query.value()).value(), part, random);
            assertThat(Cases.ready("sql", query.options()).judge(JsonString.of(text))).as(text).isInstanceOf(Fit.Unfit.class);
        }
    }

    private static String mutated(String query, String part, Random random) {
        List<String> words = new ArrayList<>(List.of(query.split(" ", -1)));
        List<Integer> outside = IntStream.range(0, words.size()).filter(at -> !isQuoted(words, at)).boxed().toList();
        int at = outside.get(random.nextInt(outside.size()));
        if (random.nextBoolean() && words.get(at).indexOf('\'') < 0) {
            words.set(at, part);
        } else {
            words.add(at, part);
        }
        return String.join(" ", words);
    }

    /// Whether the word begins inside a string or a quoted name, where anything is data.
    private static boolean isQuoted(List<String> words, int at) {
        String before = String.join(" ", words.subList(0, at));
        return before.chars().filter(c -> c == '\'').count() % 2 != 0 || before.chars().filter(c -> c == '"' || c == '`').count() % 2 != 0
            || before.chars().filter(c -> c == '[').count() != before.chars().filter(c -> c == ']').count();
    }
}
