package dev.gatehouse.checks.arguments.meanings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every attack and every legitimate value of every meaning.
class MeaningsTest {
    private static final int LEAST = 15;

    static List<String> words() {
        return Meanings.words();
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyAttackIsRefusedByTheRuleThatIsThereForIt(String word) {
        assertThat(Cases.attacks(word)).hasSizeGreaterThanOrEqualTo(LEAST).allSatisfy(each ->
            assertThat(ruleOf(each.judged())).as(each.toString()).isNotEmpty().isEqualTo(each.rule().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyLegitimateValueFitsUnlessItsLineSaysWhyNot(String word) {
        assertThat(Cases.legitimate(word)).hasSizeGreaterThanOrEqualTo(LEAST).allSatisfy(each ->
            assertThat(ruleOf(each.judged())).as(each.toString()).isEqualTo(each.rule().orElse("")));
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyRefusalHasAReasonAndNoneQuotesTheValue(String word) {
        for (Cases.Case each : Stream.concat(Cases.attacks(word).stream(), Cases.legitimate(word).stream()).toList()) {
            if (each.judged() instanceof Fit.Unfit(var rule, var reason)) {
                assertThat(reason).as(rule).isNotBlank();
            }
            if (each.judged() instanceof Fit.Unfit(var rule, var reason) && each.value() instanceof JsonString text && text.value().length() > 8) {
                assertThat(rule + " " + reason).as(each.toString()).doesNotContain(text.value());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyValueSaysWhereItWasTakenFrom(String word) {
        assertThat(Stream.concat(Cases.attacks(word).stream(), Cases.legitimate(word).stream()))
            .allSatisfy(each -> assertThat(each.from()).isNotBlank());
    }

    static String ruleOf(Fit fit) {
        return switch (fit) {
            case Fit.Fits _ -> "";
            case Fit.Unfit(var rule, _) -> rule;
        };
    }
}
