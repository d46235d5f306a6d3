package dev.gatehouse.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.examples.vulnerable.VulnerableServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The verb `attack` as a contract: exit codes, where tokens come from, what is printed.
class AttackVerbTest {
    private static final String SECRET = "alice-who-is-a-secret";

    @TempDir
    private Path folder;
    private Path profile = Path.of(System.getProperty("house", ".."), "examples/vulnerable/profile.json");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path alice;
    private Path bob;

    @BeforeEach
    void tokens() throws Exception {
        alice = Files.writeString(folder.resolve("alice.token"), SECRET + "\n");
        bob = Files.writeString(folder.resolve("bob.token"), "bob-who-is-a-secret\n");
    }

    private int run(String url, String... more) {
        List<String> words = new ArrayList<>(List.of(url, "--profile", profile.toString(), "--alice-token", alice.toString(), "--bob-token", bob.toString(), "--header", "X-User"));
        words.addAll(List.of(more));
        return new CommandLine(new AttackVerb()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words.toArray(String[]::new));
    }

    @Test
    void whatFellIsPrintedWithTheLineThatRepeatsItAndWithoutAToken() throws Exception {
        try (var server = VulnerableServer.start(0)) {
            assertThat(run(server.url().toString(), "--only", "get-by-id")).isEqualTo(Exit.NO);
        }
        assertThat(out.toString()).contains("FELL       get-by-id", "curl -sS", "\"X-User: $BOB\"", "\"name\":\"get_note\"", "0 held, 1 fell").doesNotContain("who-is-a-secret");
    }

    @Test
    void programsReadTheSame() throws Exception {
        try (var server = VulnerableServer.start(0)) {
            assertThat(run(server.url().toString(), "--only", "claim-swapped", "--json", "--era", "2025-11-25")).isEqualTo(Exit.NO);
        }
        Map<?, ?> report = (Map<?, ?>) Json.read(out.toString(), 1 << 16);
        assertThat(report.get("fell")).hasToString("1");
        assertThat(report.get("attacks")).asString().contains("claim-swapped", "curl");
    }

    @Test
    void aTargetThatIsNotThereProvesNothing() {
        assertThat(run("http://127.0.0.1:1/mcp", "--only", "get-by-id")).isEqualTo(Exit.NO);
        assertThat(out.toString()).contains("not tried  get-by-id");
    }

    @Test
    void wrongUseIsToldAndDoneNothing() throws Exception {
        assertThat(run("ftp://127.0.0.1/")).isEqualTo(Exit.USAGE);
        assertThat(run("http://127.0.0.1:1/mcp", "--only", "nonsense")).isEqualTo(Exit.USAGE);
        assertThat(run("http://127.0.0.1:1/mcp", "--era", "2024")).isEqualTo(Exit.USAGE);
        assertThat(run("http://127.0.0.1:1/mcp", "--pairs", "1")).isEqualTo(Exit.USAGE);
        profile = Files.writeString(folder.resolve("broken.json"), "{\"name\":\"x\",\"principals\":{},\"acts\":{\"get\":{\"tol\":\"get\"}}}");
        assertThat(run("http://127.0.0.1:1/mcp")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("broken.json: acts.get.tol is unknown");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aTokenOnTheCommandLineIsRefusedAndNotRepeated() {
        alice = Path.of("eyJhbGciOi.token.itself");
        assertThat(run("http://127.0.0.1:1/mcp")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("--alice-token").doesNotContain("eyJ");
    }
}
