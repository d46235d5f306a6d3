package dev.gatehouse.checks.arguments.meanings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What an operator may write, and what they are told.
class OptionsTest {
    static List<String> words() {
        return Meanings.words();
    }

    @Test
    void aWordThatIsNoMeaningIsAProblemThatNamesTheWords() {
        assertThat(problems("pth", Map.of())).singleElement().satisfies(problem -> {
            assertThat(problem.option()).isEqualTo("pth");
            assertThat(problem.valid()).isEqualTo(Meanings.words());
        });
    }

    @Test
    void anUnknownOptionIsAProblemThatNamesTheOptions() {
        assertThat(problems("path", Map.of("roots", List.of("/srv"), "rots", true))).singleElement().satisfies(problem -> {
            assertThat(problem.option()).isEqualTo("rots");
            assertThat(problem.valid()).containsExactly("roots", "relative", "dotNames");
        });
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems("quantity", Map.of("least", "0", "decimals", 99, "integer", true)).stream().map(Problem::option))
            .containsExactlyInAnyOrder("least", "decimals", "most", "integer");
    }

    @ParameterizedTest
    @MethodSource("words")
    void anOptionOfAWrongTypeIsNeverTaken(String word) {
        for (String option : Meanings.optionsOf(word)) {
            assertThat(problems(word, Map.of(option, new Object()))).as(word + "." + option).isNotEmpty();
        }
    }

    @Test
    void aRootIsAbsoluteCanonicalAndNotTheWholeDisk() {
        for (String root : List.of("/", "srv", "/srv/", "/srv/..", "/srv//a", "", "C:\\srv", "/srv/./a")) {
            assertThat(problems("path", Map.of("roots", List.of(root)))).as(root).isNotEmpty();
        }
    }

    @Test
    void aMeaningThatWouldAllowEverythingOrNothingIsNotMade() {
        assertThat(problems("path", Map.of())).isNotEmpty();
        assertThat(problems("url", Map.of())).isNotEmpty();
        assertThat(problems("url", Map.of("hosts", List.of("localhost")))).isNotEmpty();
        assertThat(problems("url", Map.of("hosts", List.of("*.")))).isNotEmpty();
        assertThat(problems("sql", Map.of())).isNotEmpty();
        assertThat(problems("sql", Map.of("tables", List.of("*")))).isNotEmpty();
        assertThat(problems("argv", Map.of())).isNotEmpty();
        assertThat(problems("argv", Map.of("programs", Map.of("git", List.of("-*"))))).isNotEmpty();
        assertThat(problems("quantity", Map.of("least", 5, "most", 4))).isNotEmpty();
    }

    @Test
    void aHugeExponentInABoundIsNoNumber() {
        assertThat(problems("quantity", Map.of("most", new BigDecimal("1e999999999")))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("words")
    void aReadyMeaningNamesItsWordAndRefusesNull(String word) {
        Meaning meaning = Cases.usual(word);
        assertThat(meaning.word()).isEqualTo(word);
        assertThat(meaning.judge(JsonNull.NULL)).isInstanceOf(Fit.Unfit.class);
    }

    private static List<Problem> problems(String word, Map<String, ?> options) {
        return switch (Meanings.read(word, options)) {
            case Made.Ready _ -> List.of();
            case Made.Wrong(var problems) -> problems;
        };
    }
}
