package dev.gatehouse.checks.arguments.meanings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/meanings.md` tells the truth: words, options, rules and the table of false refusals.
class MeaningsDocumentTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void theTableOfFalseRefusalsIsTheOneComputed() {
        List<String> computed = Meanings.words().stream().map(MeaningsDocumentTest::row).toList();
        computed.forEach(System.out::println);
        assertThat(rows("## False refusals")).isEqualTo(computed);
    }

    private static String row(String word) {
        List<Cases.Case> legitimate = Cases.legitimate(word);
        long refused = legitimate.stream().filter(each -> each.judged() != Fit.FITS).count();
        long attacks = Cases.attacks(word).stream().filter(each -> each.judged() != Fit.FITS).count();
        return "| `%s` | %d of %d | %d of %d | %.1f %% |".formatted(
            word, attacks, Cases.attacks(word).size(), refused, legitimate.size(), 100.0 * refused / legitimate.size());
    }

    @Test
    void everyMeaningStandsThereWithItsOptions() {
        List<String> rows = rows("## The words");
        assertThat(rows.stream().map(row -> codes(cell(row, 1)).iterator().next())).containsExactlyElementsOf(Meanings.words());
        for (String row : rows) {
            String word = codes(cell(row, 1)).iterator().next();
            assertThat(codes(cell(row, 3))).as("options of " + word).isEqualTo(new TreeSet<>(Meanings.optionsOf(word)));
        }
    }

    @Test
    void everyRuleThatRefusesACaseIsNamedInItsRow() {
        for (String row : rows("## The rules")) {
            String word = codes(cell(row, 1)).iterator().next();
            List<String> met = Stream.concat(Cases.attacks(word).stream(), Cases.legitimate(word).stream())
                .map(each -> MeaningsTest.ruleOf(each.judged())).filter(rule -> !rule.isEmpty()).toList();
            assertThat(codes(cell(row, 2))).as("rules of " + word).containsAll(met);
        }
        assertThat(rows("## The rules")).hasSameSizeAs(Meanings.words());
    }

    private static String cell(String row, int nth) {
        return row.split("(?<!\\\\)\\|", -1)[nth];
    }

    private static Set<String> codes(String cell) {
        Set<String> codes = new TreeSet<>();
        CODE.matcher(cell).results().forEach(each -> codes.add(each.group(1)));
        return codes;
    }

    private static List<String> rows(String heading) {
        String text = read();
        String section = text.substring(text.indexOf(heading + "\n") + heading.length());
        int next = section.indexOf("\n## ");
        return (next < 0 ? section : section.substring(0, next)).lines().filter(line -> line.startsWith("| `")).toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of(System.getProperty("house", "..")).resolve("docs/meanings.md"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
