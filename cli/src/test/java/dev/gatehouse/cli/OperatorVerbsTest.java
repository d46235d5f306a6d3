package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.verbs.FirstCall;
import dev.gatehouse.cli.verbs.HouseStatus;
import dev.gatehouse.cli.verbs.PagePass;
import dev.gatehouse.control.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The operator's verbs: what they ask of the office, what they print where, and what they end with.
class OperatorVerbsTest extends AskedOffice {
    private Map<?, ?> asked() {
        return office.asked.getLast();
    }

    @Test
    void addingACallerPrintsTheGrantLine() {
        office.answers(0, "outcome", "done", "version", 3, "grant", List.of("grant", "add", "--caller", "alice b", "--tenant", "acme", "--server", "notes"));
        assertThat(run("caller", "add", "alice b", "--tenant", "acme")).isZero();
        assertThat(asked()).isEqualTo(Map.of("verb", "caller-add", "tenant", "acme", "name", "alice b"));
        assertThat(out.toString()).contains("known now", "  gatehouse grant add --caller 'alice b' --tenant acme --server notes\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void listsAndRevocationsOfCallers() {
        office.answers(0, "callers", List.of(Map.of("tenant", "local", "name", "me")), "revoked", List.of());
        assertThat(run("caller", "list")).isZero();
        assertThat(out.toString()).isEqualTo("local/me\n");
        assertThat(run("caller", "list", "--tenant", "local")).isZero();
        assertThat(asked()).isEqualTo(Map.of("verb", "caller-list", "tenant", "local"));
        office.answers(0, "outcome", "done");
        assertThat(run("caller", "revoke", "me", "--tenant", "local")).isZero();
        assertThat(asked()).isEqualTo(Map.of("verb", "caller-revoke", "tenant", "local", "name", "me"));
    }

    @Test
    void grantsNameSubjectServerAndThings() {
        office.answers(0, "outcome", "done");
        assertThat(run("grant", "add", "--role", "reader", "--tenant", "acme", "--server", "notes", "--tool", "read_*", "--tool", "list", "--resource", "notes://*")).isZero();
        assertThat(asked()).isEqualTo(Map.of("verb", "grant-add", "tenant", "acme", "role", "reader", "server", "notes",
            "tools", List.of("read_*", "list"), "prompts", List.of(), "resources", List.of("notes://*")));
        assertThat(run("grant", "remove", "--caller", "alice", "--tenant", "acme", "--server", "notes")).isZero();
        assertThat(asked().get("verb")).isEqualTo("grant-remove");
        office.answers(0, "grants", List.of(Map.of("arguments", List.of("--caller", "me", "--tool", "a*"))));
        assertThat(run("grant", "list")).isZero();
        assertThat(out.toString()).isEqualTo("--caller me --tool 'a*'\n");
    }

    @Test
    void aNoOfTheOfficeIsSaidOnTheErrorStreamAlone() {
        office.answers(1, "said", List.of("There is no such grant."));
        assertThat(run("grant", "remove", "--caller", "alice", "--tenant", "acme", "--server", "notes")).isEqualTo(Exit.NO);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("There is no such grant.\n");
    }

    @Test
    void aChangeThatAZoneLacksIsStillTold() {
        office.answers(1, "outcome", "done", "said", List.of("The broker does not answer."));
        assertThat(run("grant", "add", "--caller", "alice", "--tenant", "acme", "--server", "notes")).isEqualTo(Exit.NO);
        assertThat(out.toString()).isEqualTo("Granted.\n");
        assertThat(err.toString()).contains("broker");
    }

    @Test
    void aTokenIsPrintedAlone() {
        office.answers(0, "token", "a.b.c", "id", "x", "said", List.of("A sentence."));
        assertThat(run("token", "--caller", "me", "--tenant", "local", "--route", "notes", "--ttl", "30m", "--scope", "s")).isZero();
        assertThat(out.toString()).isEqualTo("a.b.c\n");
        assertThat(err.toString()).isEqualTo("A sentence.\n");
        assertThat(asked()).isEqualTo(Map.of("verb", "token", "tenant", "local", "name", "me", "routes", List.of("notes"), "seconds", 1800L, "scopes", List.of("s")));
        assertThat(run("token", "--caller", "me", "--tenant", "local")).isZero();
        assertThat(asked().get("seconds")).isEqualTo(3600L);
    }

    @Test
    void programsGetTheWholeAnswer() throws Exception {
        office.answers(0, "token", "a.b.c", "id", "x");
        assertThat(run("token", "--caller", "me", "--tenant", "local", "--json")).isZero();
        assertThat(Json.read(out.toString(), 4096)).isEqualTo(Map.of("token", "a.b.c", "id", "x"));
    }

    @Test
    void aTokenInAFileIsRevokedByItsIdAndAnOpaqueOneByItsFingerprint() throws Exception {
        office.answers(0, "outcome", "done");
        String claims = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"jti\":\"the-id\",\"exp\":1800000000}".getBytes(StandardCharsets.UTF_8));
        Path file = Files.writeString(folder.resolve("t"), "e30." + claims + ".c2ln\n");
        assertThat(run("revoke", "--token-file", file.toString())).isZero();
        assertThat(asked()).isEqualTo(Map.of("verb", "revoke-token", "id", "the-id", "expiresAt", 1_800_000_000L));
        Files.writeString(file, "opaque");
        assertThat(run("revoke", "--token-file", file.toString())).isZero();
        assertThat(asked()).isEqualTo(Map.of("verb", "revoke-token", "id", "sha256-6d229884c1268bb0ab32d8da315d0fe5"));
        assertThat(run("revoke", "--token-id", "abc")).isZero();
        assertThat(run("revoke", "--issuer", "local")).isZero();
        assertThat(asked()).isEqualTo(Map.of("verb", "revoke-issuer", "issuer", "local"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caller", "caller add alice", "caller add --tenant acme", "grant add --tenant acme --server notes",
        "grant add --caller a --role b --tenant acme --server notes", "grant add --caller a --server notes", "token --caller me",
        "token --caller me --tenant local --ttl forever", "revoke", "revoke --token-id a --issuer b", "explain", "client", "client netscape",
        "bridge --path x", "config", "ledger", "ledger show --last many"})
    void wordsThatAreNotUnderstoodAreAMatterOfUsage(String words) {
        assertThat(run(words.split(" "))).isEqualTo(Exit.USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("--help");
        assertThat(office.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caller add a --tenant t", "grant list", "token --caller me --tenant local", "revoke --issuer local", "config apply", "client cursor"})
    void withNothingRunningTheCommandToRunIsSaid(String words) throws Exception {
        office.close();
        Files.delete(office.home.operatorSecret());
        assertThat(run(words.split(" "))).isEqualTo(Exit.NOT_RUNNING);
        assertThat(err.toString()).contains("not running", "gatehouse up --home " + office.home.path());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void settingsAreCheckedOffline() throws Exception {
        assertThat(run("config", "check")).isZero();
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "version: 1\nservres: {}\n");
        assertThat(run("config", "check", wrong.toString())).isEqualTo(Exit.SETTINGS);
        assertThat(err.toString()).contains("wrong.yaml:2: servres", "servers");
        Path open = Files.writeString(folder.resolve("open.yaml"), "version: 1\nlisten: {address: 0.0.0.0}\n");
        assertThat(run("config", "check", open.toString(), "--json")).isEqualTo(Exit.SETTINGS);
        assertThat(out.toString()).contains("\"good\": false", "listen.tls");
        assertThat(office.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-desktop", "claude-code", "cursor", "vscode"})
    void aClientsEntryStartsTheBridgeAndHoldsNoSecret(String client) throws Exception {
        assertThat(run("client", client, "--route", "notes")).isZero();
        Map<?, ?> entry = (Map<?, ?>) Json.read(out.toString(), 4096);
        Map<?, ?> servers = (Map<?, ?>) entry.get(client.equals("vscode") ? "servers" : "mcpServers");
        assertThat(((Map<?, ?>) servers.get("notes")).get("args")).isEqualTo(List.of("bridge", "--home", office.home.path().toString(),
            "--caller", "me", "--tenant", "local", "--route", "notes"));
        assertThat(err.toString()).contains(client, ".json");
        assertThat(office.asked).isEmpty();
    }

    @Test
    void withoutARouteTheEntryIsForAllServers() throws Exception {
        Files.writeString(office.home.runState(), "{\"routes\":[{\"name\":\"all\",\"server\":\"all\",\"url\":\"http://127.0.0.1:1/mcp\"}]}");
        assertThat(run("client", "cursor")).isZero();
        Map<?, ?> entry = (Map<?, ?>) ((Map<?, ?>) Json.read(out.toString(), 4096)).get("mcpServers");
        assertThat(((Map<?, ?>) entry.get("gatehouse")).get("args")).asString().endsWith("--route, all]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-desktop", "claude-code", "cursor", "vscode"})
    void theBearerVariantWarnsAndHoldsNoSecretEither(String client) throws Exception {
        Files.writeString(office.home.runState(), "{\"routes\":[{\"name\":\"all\",\"server\":\"all\",\"url\":\"http://127.0.0.1:1/mcp\"}]}");
        assertThat(run("client", client, "--bearer")).isZero();
        assertThat(out.toString()).contains("http://127.0.0.1:1/mcp\"", "Authorization");
        assertThat(err.toString()).startsWith("Warning:").contains("gatehouse token");
        assertThat(office.asked).isEmpty();
    }

    @Test
    void theFirstCallIsOneLineWithoutASecret() throws Exception {
        office.answers(0, "token", "secret.token.text", "id", "x");
        Optional<String> line = FirstCall.curlLine(office.home, List.of("notes"), URI.create("http://127.0.0.1:8470/mcp"));
        Path headers = office.home.path().resolve("curl/all.headers");
        assertThat(line).hasValueSatisfying(text -> assertThat(text).startsWith("curl -sS -H @" + headers + " -d '{").endsWith("' http://127.0.0.1:8470/mcp")
            .doesNotContain("\n", "secret.token.text").contains("\"notes__echo\""));
        assertThat(Files.readString(headers)).contains("Authorization: Bearer secret.token.text\n", "Mcp-Method: tools/call\n", "Mcp-Name: notes__echo\n");
        assertThat(Files.getPosixFilePermissions(headers)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(FirstCall.curlLine(office.home, List.of("notes", "other"), URI.create("http://127.0.0.1:8470/mcp")).orElseThrow()).contains("tools/list");
    }

    @Test
    void whereMeIsNotKnownThereIsNoFirstCall() throws Exception {
        office.answers(1, "said", List.of("no"));
        assertThat(FirstCall.curlLine(office.home, List.of("notes"), URI.create("http://127.0.0.1:8470/mcp"))).isEmpty();
    }

    /// The office proves the same: its `OfficePageTest` holds this very text.
    @Test
    void thePassOfThePageIsLeftForScrapers() throws Exception {
        Path file = PagePass.leave(office.home).orElseThrow();
        assertThat(file).isEqualTo(office.home.path().resolve("operator/http-token"));
        assertThat(Files.readString(file)).isEqualTo("XGoMWt-A3GgIVRD-bJurH29S0kujfJQC4U29VuMxMn0");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void statusAsksTheOfficeAndStandsWithoutIt() {
        office.answers(0, "endpoint", "http://127.0.0.1:8470");
        assertThat(HouseStatus.of(office.home)).hasValueSatisfying(status -> assertThat(status.get("endpoint")).isEqualTo("http://127.0.0.1:8470"));
        office.close();
        assertThat(HouseStatus.of(office.home)).isEmpty();
    }
}
