package dev.gatehouse.checks.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.CallsForTests;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectIdTest {
    private static Optional<ObjectId> of(String json) {
        return ObjectId.of(CallsForTests.object("{'id':" + json + "}").get("id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0", "-17", "9007199254740992", "'5'", "'a'", "'6f1c2b0e-5d0a-4a57-8d59-0f0f0a6f0a11'", "'note://5?x=%20y'", "'Ym9ifDE='", "'überall'",
        "'all-hands'", "'a.b'", "'.hidden/a..b'", "'owner/repo'", "'2026-11-25'", "'a@b.example'"})
    void theseAreIds(String json) {
        assertThat(of(json)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[5]", "{'$ne':1}", "5.0", "5e0", "-0", "9007199254740993", "123456789012345678901234567890", "''", "' '", "'*'", "'a*'", "'%'",
        "'_%'", "'a%'", "'%zz'", "'_'", "'-'", "'all'", "'ALL'", "'any'", "'null'", "'undefined'", "'none'", "'true'", "'..'", "'../a'", "'a/../b'", "'a\\\\..\\\\b'", "'./a'",
        "'a\\u0000b'", "'a\\nb'"})
    void theseAreNone(String json) {
        assertThat(of(json)).isEmpty();
    }

    @Test
    void aNumberIsNotItsDigitsAndNothingIsFolded() {
        assertThat(of("5")).isNotEqualTo(of("'5'"));
        assertThat(of("'A'")).isNotEqualTo(of("'a'"));
        assertThat(of("'\\u00e9'")).isNotEqualTo(of("'e\\u0301'"));
        assertThat(of("'a'").orElseThrow()).hasToString("ObjectId");
    }

    @Test
    void aTextOfMoreThanTwoThousandCharactersIsNone() {
        assertThat(ObjectId.of("a".repeat(2_048))).isPresent();
        assertThat(ObjectId.of("a".repeat(2_049))).isEmpty();
    }
}
