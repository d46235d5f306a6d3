package dev.gatehouse.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The catalogue as files, in the order of its list, and as the document tells it.
class CatalogueTest {
    private static final Path HOUSE = Path.of(System.getProperty("house", ".."));

    @Test
    void everyFileStandsInTheOrder() throws IOException {
        try (Stream<Path> files = Files.list(HOUSE.resolve("attack/src/main/resources/dev/gatehouse/attack/cases"))) {
            List<String> ids = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).map(name -> name.replace(".json", "")).toList();
            assertThat(Attacks.all().stream().map(Attack::id)).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void theDocumentTellsEveryAttackInItsOrder() throws IOException {
        List<String> rows = Attacks.all().stream().map(attack -> "| `" + attack.id() + "` | " + attack.object().orElse("–") + " | " + attack.title() + " | "
            + attack.judged() + attack.era().map(era -> " (" + era + ")").orElse("") + " |").toList();
        String table = Files.readString(HOUSE.resolve("docs/attacks.md")).split("## The catalogue\n")[1].split("\n## ")[0];
        assertThat(table.lines().filter(line -> line.startsWith("| `")).toList()).isEqualTo(rows);
    }

    @Test
    void everyActOfAnAttackIsInTheExamplesProfile() {
        assertThat(Attacks.all()).allSatisfy(attack -> assertThat(Town.profile().acts().keySet()).containsAll(attack.acts()));
    }

    @Test
    void whatAnAttackDoesNotKnowIsRefusedByItsPlace() {
        assertThatThrownBy(() -> attack("\"given\":[{\"by\":\"bob\",\"do\":\"get\",\"expct\":{\"done\":true}}],\"legitimate\":[],\"attack\":[]"))
            .isInstanceOf(Unusable.class).hasMessageContaining("a.json").hasMessageContaining("given[0].expct is unknown");
        assertThatThrownBy(() -> attack("\"legitimate\":[{\"by\":\"bob\",\"do\":\"get\",\"expect\":{}}],\"attack\":[]"))
            .isInstanceOf(Unusable.class).hasMessageContaining("legitimate[0].expect names no sign");
    }

    @Test
    void anAttackWithoutALegitimateHalfIsNone() {
        assertThatThrownBy(() -> attack("\"legitimate\":[],\"attack\":[{\"by\":\"bob\",\"do\":\"get\"}]")).hasMessageContaining("no legitimate half");
    }

    private static Attack attack(String steps) throws Unusable {
        return Attack.of("a", ("{\"title\":\"t\",\"judged\":\"j\"," + steps + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFolderOfOnesOwnIsReadByName(@TempDir Path folder) throws Exception {
        for (String name : List.of("two", "one")) {
            Files.writeString(folder.resolve(name + ".json"), "{\"title\":\"t\",\"judged\":\"j\",\"legitimate\":[{\"by\":\"bob\",\"do\":\"get\"}],\"attack\":[{\"by\":\"bob\",\"do\":\"get\"}]}");
        }
        assertThat(Attacks.in(folder)).extracting(Attack::id).containsExactly("one", "two");
    }
}
