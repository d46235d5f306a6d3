package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `doctor` on a machine whose programs are hidden. The parts of a kernel that are missing are tried where they can be: in its own room.
class DoctorTest {
    private final Path folder = Folders.fresh();

    @AfterEach
    void end() {
        Folders.delete(folder);
    }

    private Ran doctor(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("doctor", "--json", "--home", folder.resolve("h").toString()));
        return Ran.of(words, folder, Map.of("PATH", folder.resolve("empty").toString()), Duration.ofSeconds(60));
    }

    private static List<String> parts(Ran ran, String state) {
        return House.json(ran.out()).array("findings").orElseThrow().values().stream().map(JsonObject.class::cast)
            .filter(finding -> finding.text("state").orElseThrow().equals(state)).map(finding -> finding.text("part").orElseThrow()).toList();
    }

    @Test
    void programsThatNobodyNeedsYetAreNamedAndNoFailure() {
        Ran ran = doctor(House.words()).ended(0);
        assertThat(parts(ran, "missing")).isEmpty();
        assertThat(parts(ran, "thinner")).contains("node", "npx", "uvx", "curl", "mvn");
        assertThat(parts(ran, "good")).contains("java", "tree", "home");
    }

    @Test
    void aProgramThatAServerNeedsIsAMissingPart() throws IOException {
        home("version", "1\n");
        home("id", "0123456789abcdef0123456789abcdef\n");
        home("gatehouse.yaml", "version: 1\nservers:\n  everything:\n    command: npx -y @modelcontextprotocol/server-everything\n");
        Ran ran = doctor(House.words()).ended(5);
        assertThat(parts(ran, "missing")).containsExactly("server");
        assertThat(ran.out()).contains("npx");
    }

    /// A file of a home, as nobody but its owner reads it.
    private void home(String name, String text) throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder.resolve("h")).resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aTreeWithoutItsProgramsIsAMissingPart() {
        List<String> elsewhere = House.words().stream().map(word -> word.startsWith("-Dgatehouse.tree=") ? "-Dgatehouse.tree=" + folder : word).toList();
        assertThat(parts(doctor(elsewhere).ended(5), "missing")).contains("tree");
    }
}
