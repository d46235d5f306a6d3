package dev.gatehouse.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

class RemediesTest {
    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeHasARemedyThatIsASentence(Code code) {
        assertThat(Remedies.of(code)).hasSizeGreaterThan(20).endsWith(".").matches("[A-Z].*");
        assertThat(Remedies.move(code.mover())).isNotBlank();
    }

    /// What one remedy says must tell its code from the others; the two kinds of missing grants are mended alike.
    @Test
    void remediesAreOfTheirCode() {
        assertThat(Arrays.stream(Code.values()).map(Remedies::of).collect(Collectors.toSet())).hasSize(Code.values().length - 1);
    }
}
