package dev.gatehouse.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/verbs.md` lists exactly the verbs that the office answers.
class VerbsDocumentTest {
    private static final Path HOUSE = Path.of(System.getProperty("house", ".."));

    @Test
    void thePageListsTheVerbsOfTheDoor() throws IOException {
        String page = Files.readString(HOUSE.resolve("docs/verbs.md"));
        String door = Files.readString(HOUSE.resolve("office/src/main/java/dev/gatehouse/office/verbs/OperatorDoor.java"));
        assertThat(words("(?m)^\\| `([a-z-]+)` \\|", page)).isEqualTo(words("case \"([a-z-]+)\" ->", door)).isNotEmpty();
    }

    private static List<String> words(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult hit) -> hit.group(1)).toList();
    }
}
