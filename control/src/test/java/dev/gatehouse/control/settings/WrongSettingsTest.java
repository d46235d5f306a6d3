package dev.gatehouse.control.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.control.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case of `wrong-settings.txt`: a file, and every sentence that is said about it.
class WrongSettingsTest {
    record Case(String name, String yaml, List<String> said) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var in = WrongSettingsTest.class.getResourceAsStream("wrong-settings.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(WrongSettingsTest::parse);
        }
    }

    private static Case parse(String block) {
        String name = block.substring(0, block.indexOf('\n'));
        String[] parts = block.substring(name.length() + 1).split("(?m)^---\n");
        return new Case(name, parts[0].replace("---%", "---").replace("%NUL%", "\0"), parts[1].strip().lines().toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsToldWithItsPlaceAndWhatIsMeant(Case wrong) {
        var thrown = catchThrowableOfType(SettingsWrong.class, () -> SettingsFile.read("gatehouse.yaml", wrong.yaml()));
        assertThat(thrown).as("%s is accepted", wrong).isNotNull();
        assertThat(thrown.problems()).extracting(Problem::toString).containsExactlyInAnyOrderElementsOf(wrong.said());
    }

    @Test
    void thereAreAtLeastFortyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aTooLargeFileIsRefusedUnread() {
        var thrown = catchThrowableOfType(SettingsWrong.class,
                () -> SettingsFile.read("gatehouse.yaml", "version: 1\n" + "#".repeat(1 << 20)));
        assertThat(thrown).hasMessage("gatehouse.yaml: too large: at most 1048576 characters are read.");
    }

    @Test
    void manyMistakesAreCutOff() {
        String yaml = "version: 1\n" + "x%s: 1\n".repeat(300).formatted((Object[]) numbers(300));
        var thrown = catchThrowableOfType(SettingsWrong.class, () -> SettingsFile.read("gatehouse.yaml", yaml));
        assertThat(thrown.problems()).hasSize(100);
    }

    private static Integer[] numbers(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).toArray(Integer[]::new);
    }
}
