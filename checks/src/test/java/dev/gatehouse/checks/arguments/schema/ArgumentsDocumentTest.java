package dev.gatehouse.checks.arguments.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/arguments.md` repeats flaws, bounds and formats.
class ArgumentsDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("house", "..")).resolve("docs/arguments.md");

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    @Test
    void itListsEachFlaw() throws IOException {
        String table = Arrays.stream(Flaw.values()).map(flaw -> "| `%s` | %s |%n".formatted(flaw.word(), flaw.sentence())).collect(Collectors.joining());
        assertThat(document()).contains("| flaw | what it is |\n|---|---|\n" + table + "\n");
    }

    @Test
    void itNamesTheBounds() throws IOException {
        assertThat(document()).contains(
            "| values in the arguments | %,d |".formatted(Run.MOST_VALUES),
            "| objects and arrays within each other | %d |".formatted(Schema.DEEPEST_ARGUMENTS),
            "counted along the arguments | %d |".formatted(Run.DEEPEST),
            "| work | %,d units".formatted(Run.MOST_WORK));
    }

    @Test
    void itNamesTheFormatsThatAreDecided() throws IOException {
        assertThat(document()).contains("`format` is decided for `date`, `time`, `date-time`, `duration`, `uuid`, `ipv4` and `ipv6`.");
        assertThat(Format.names()).containsExactlyInAnyOrder("date", "time", "date-time", "duration", "uuid", "ipv4", "ipv6");
    }
}
