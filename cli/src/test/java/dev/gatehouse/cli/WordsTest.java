package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line as a contract: exit codes, which stream, nearest words, help that teaches.
class WordsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Gatehouse.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void anUnknownVerbSuggestsTheNearest() {
        assertThat(run("stauts")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("Did you mean status?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownOptionSuggestsTheNearest() {
        assertThat(run("up", "--prot", "1")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("Did you mean --port?");
    }

    @Test
    void aWrongNumberIsAMatterOfUsage() {
        assertThat(run("up", "--port", "many")).isEqualTo(Exit.USAGE);
    }

    @Test
    void everyVerbTeachesWithAnExample() {
        for (Verbs.Verb verb : Verbs.ALL) {
            assertThat(run(verb.name(), "--help")).as(verb.name()).isEqualTo(Exit.DONE);
        }
        assertThat(out.toString().split("Example", -1)).hasSizeGreaterThanOrEqualTo(Verbs.ALL.size() + 1);
    }

    @Test
    void noWordPrintsAllVerbs() {
        assertThat(run()).isEqualTo(Exit.DONE);
        Verbs.ALL.forEach(verb -> assertThat(out.toString()).contains("\n  " + verb.name()));
    }

    @Test
    void versionsAreReadByPrograms() throws Exception {
        assertThat(run("version", "--json")).isEqualTo(Exit.DONE);
        Map<?, ?> versions = (Map<?, ?>) Json.read(out.toString(), 4096);
        assertThat(versions.keySet().stream().map(String::valueOf)).contains("version", "settings", "wire", "ledger", "home", "java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status"})
    void whatDoesNotRunIsSaidOnTheErrorStream(String verb) {
        assertThat(run(verb, "--home", "/nowhere/at/all")).isEqualTo(Exit.NOT_RUNNING);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("/nowhere/at/all");
    }

    @Test
    void theDoctorNamesWhatIsMissing() throws Exception {
        assertThat(run("doctor", "--json", "--home", "/nowhere/at/all")).isIn(Exit.DONE, Exit.MISSING_PART);
        assertThat(Json.read(out.toString(), 1 << 16)).asString().contains("complete=", "part=java", "part=walls", "part=users");
    }
}
