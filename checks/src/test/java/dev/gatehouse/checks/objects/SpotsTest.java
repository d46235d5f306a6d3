package dev.gatehouse.checks.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How spots and templates are written.
class SpotsTest {
    @Test
    void aSpotIsReadStepByStep() {
        assertThat(Spot.of("pairs[].left.\"a.b\"{}[].naïve-1").steps()).containsExactly(new Spot.Step.Member("pairs"), new Spot.Step.Entries(),
            new Spot.Step.Member("left"), new Spot.Step.Member("a.b"), new Spot.Step.Values(), new Spot.Step.Entries(), new Spot.Step.Member("naïve-1"));
        assertThat(Spot.of("[].id").steps()).hasSize(2);
        assertThat(Spot.of("{name}").isOfNames()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "a[", "a[0]", "a[]b", "a{name}.b", "a{names}", "\"\"", "\"a", "a.\"b\"c", "*", "$ref/x"})
    void whatIsNoSpotIsRefused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Spot.of(written));
    }

    @ParameterizedTest
    @CsvSource({"a,a.b", "a.b,a", "a[],a[].b", "a,a[]", "a{},a{}.b", "a,a{name}", "a,\"\"\"a\"\"\""})
    void aSpotWithinAnotherIsRefused(String first, String second) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put(first, "x");
        both.put(second, "y");
        assertThatIllegalArgumentException().isThrownBy(() -> Spots.of(both));
    }

    @Test
    void namesAndValuesOfTheSameObjectMayBothBeMarked() {
        assertThat(Spots.of(Map.of("a{name}", "x", "a{}", "y", "a.b", "z")).all()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"note://{id},note://5,{id=5}", "note://{id},note://5/6,", "note://{id},note://,", "note://{id},xnote://5,", "note://{id},note://a b,",
        "a://{b}/c-{d}.txt,a://1/c-2.txt,'{b=1, d=2}'", "a://{b}/c-{d}.txt,a://1/c-2/3.txt,", "db://{t}?row={r},db://x?row=7,'{t=x, r=7}'",
        "db://{t}?row={r},db://x?row=7&row=8,", "docs://all,docs://all,{}", "docs://a.b,docs://acb,"})
    void aTemplateFitsInOneWayOrNotAtAll(String template, String text, String places) {
        assertThat(Template.of(template).in(text).map(Object::toString).orElse(null)).isEqualTo(places);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a://{b}{c}", "a://{b}-{c}", "a://{b", "a://b}", "a://{}", "a://{+b}", "a://{b}/{b}", "a://{b}/{c*}"})
    void aTemplateThatCouldFitInTwoWaysIsRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> Template.of(template));
    }
}
