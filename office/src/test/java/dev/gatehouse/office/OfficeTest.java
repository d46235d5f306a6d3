package dev.gatehouse.office;

import static dev.gatehouse.control.Zone.BROKER;
import static dev.gatehouse.control.Zone.GATE;
import static dev.gatehouse.control.Zone.KEEPER;
import static dev.gatehouse.control.Zone.RECORDER;
import static dev.gatehouse.office.FakeZones.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.identity.LocalPublicKey;
import dev.gatehouse.office.house.Unsafe;
import dev.gatehouse.office.publish.ZoneState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The office over real sockets, with zones that only take what it says.
class OfficeTest {
    @TempDir
    Path folder;
    private FakeZones house;

    @BeforeEach
    void begin() throws Exception {
        house = new FakeZones(folder);
    }

    @AfterEach
    void end() throws Exception {
        house.close();
    }

    private void running() throws Exception {
        house.office("notes=node notes.js", "far=https://example.com/mcp").zones(RECORDER, GATE, BROKER, KEEPER);
        awaitCurrent();
    }

    private void awaitCurrent() {
        await(() -> house.zones.values().stream().allMatch(zone -> zone.version() > 0)
            && house.zones.values().stream().map(FakeZones.FakeZone::version).distinct().count() == 1);
    }

    @Test
    void everyZoneRunsItsOwnCutOfTheFirstSnapshot() throws Exception {
        running();
        var gate = house.zone(GATE).running.orElseThrow();
        assertThat(gate.home()).isEqualTo(FakeZones.HOME);
        assertThat(gate.routes()).extracting(route -> route.url().toString())
            .containsExactly("http://127.0.0.1:8470/mcp/far", "http://127.0.0.1:8470/mcp/notes");
        assertThat(gate.remotes()).isEmpty();
        assertThat(gate.hosted()).isEmpty();
        assertThat(LocalPublicKey.of(gate.localKeys().getFirst().spki()).id()).isEqualTo(gate.localKeys().getFirst().id());
        assertThat(house.zone(BROKER).running.orElseThrow().remotes()).hasSize(1);
        assertThat(house.zone(KEEPER).running.orElseThrow().hosted()).hasSize(1);
        assertThat(house.zone(RECORDER).running.orElseThrow().access()).isEmpty();
    }

    @Test
    void meIsGrantedEveryServerOnceAndARemovalStays() throws Exception {
        running();
        var register = house.zone(GATE).running.orElseThrow().access().orElseThrow().register();
        assertThat(register.callers()).containsExactly(new CallerName("local", "me"));
        assertThat(register.grants()).extracting(grant -> grant.server().value()).containsExactly("far", "notes");
        assertThat(house.ask("verb", "grant-remove", "tenant", "local", "caller", "me", "server", "notes").exit()).isZero();
        restart("notes=node notes.js", "far=https://example.com/mcp", "more=node more.js");
        assertThat(house.zone(GATE).running.orElseThrow().access().orElseThrow().register().grants())
            .extracting(grant -> grant.server().value()).containsExactly("far", "more");
    }

    @Test
    void aRevokedMeDoesNotComeBackByItself() throws Exception {
        running();
        assertThat(house.ask("verb", "caller-revoke", "tenant", "local", "name", "me").exit()).isZero();
        restart("notes=node notes.js", "more=node more.js");
        assertThat(house.zone(GATE).running.orElseThrow().access().orElseThrow().register().callers()).isEmpty();
    }

    @Test
    void versionsGrowAcrossRestarts() throws Exception {
        running();
        long before = house.zone(GATE).version();
        restart("notes=node notes.js");
        assertThat(house.zone(GATE).version()).isGreaterThan(before);
    }

    private void restart(String... servers) throws Exception {
        var waiting = house.zones.keySet().toArray(dev.gatehouse.control.Zone[]::new);
        house.close();
        long before = house.zone(GATE).version();
        house.office(servers).zones(waiting);
        await(() -> house.zones.values().stream().allMatch(zone -> zone.version() > before));
    }

    @Test
    void aVerbReturnsWhenEveryZoneRunsIt() throws Exception {
        running();
        var said = house.ask("verb", "caller-add", "tenant", "acme", "name", "alice");
        assertThat(said.exit()).isZero();
        assertThat(said.json().get("outcome")).isEqualTo("done");
        assertThat(said.json().get("grant")).isEqualTo(List.of("grant", "add", "--caller", "alice", "--tenant", "acme", "--server", "notes"));
        assertThat(house.zones.values()).allMatch(zone -> zone.version() == (Long) said.json().get("version"));
    }

    @Test
    void addingACallerTwiceIsFineAndPublishesNothing() throws Exception {
        running();
        var first = house.ask("verb", "caller-add", "tenant", "acme", "name", "alice");
        var second = house.ask("verb", "caller-add", "tenant", "acme", "name", "alice");
        assertThat(second.exit()).isZero();
        assertThat(second.json().get("outcome")).isEqualTo("already");
        assertThat(second.json().get("version")).isEqualTo(first.json().get("version"));
    }

    @Test
    void aGrantReachesTheGateAndIsListedWithItsCommand() throws Exception {
        running();
        assertThat(house.ask("verb", "grant-add", "tenant", "acme", "role", "reader", "server", "far", "tools", List.of("get_*")).exit()).isZero();
        assertThat(house.zone(GATE).running.orElseThrow().access().orElseThrow().register().grants())
            .extracting(Grant::arguments).contains(List.of("--role", "reader", "--tenant", "acme", "--server", "far", "--tool", "get_*"));
        var listed = (List<?>) house.ask("verb", "grant-list", "tenant", "acme").json().get("grants");
        assertThat((Map<?, ?>) listed.getFirst()).isEqualTo(Map.of("tenant", "acme", "role", "reader", "server", "far", "all", false,
            "tools", List.of("get_*"), "prompts", List.of(), "resources", List.of(),
            "arguments", List.of("--role", "reader", "--tenant", "acme", "--server", "far", "--tool", "get_*")));
    }

    @Test
    void aGrantForAServerThatIsNotThereIsToldAndKept() throws Exception {
        running();
        var said = house.ask("verb", "grant-add", "tenant", "acme", "caller", "alice", "server", "nots");
        assertThat(said.exit()).isZero();
        assertThat(said.sentences()).contains("no server named nots", "notes");
    }

    @Test
    void removingWhatIsNotThereIsANo() throws Exception {
        running();
        assertThat(house.ask("verb", "grant-remove", "tenant", "acme", "caller", "alice", "server", "notes").exit()).isEqualTo(1);
    }

    @Test
    void aTokenIsForTheRoutesNamedAndOnRecordWithoutItself() throws Exception {
        running();
        var said = house.ask("verb", "token", "tenant", "local", "name", "me", "routes", List.of("notes"), "seconds", 60);
        assertThat(said.exit()).isZero();
        assertThat(said.json().get("routes")).isEqualTo(List.of(Map.of("name", "notes", "url", "http://127.0.0.1:8470/mcp/notes")));
        String token = (String) said.json().get("token");
        assertThat(token.split("\\.")).hasSize(3);
        assertThat(house.events).anyMatch(event -> event.startsWith("token-made local/me " + said.json().get("id")));
        assertThat(house.events).noneMatch(event -> event.contains(token));
    }

    @Test
    void aTokenForNoRouteByNameIsForAllOfThemAndThatToAllServersHasAName() throws Exception {
        running();
        var all = Map.of("name", "all", "url", "http://127.0.0.1:8470/mcp");
        assertThat((List<?>) house.ask("verb", "token", "tenant", "local", "name", "me").json().get("routes")).hasSize(3).last().isEqualTo(all);
        assertThat(house.ask("verb", "token", "tenant", "local", "name", "me", "routes", List.of("all")).json().get("routes")).isEqualTo(List.of(all));
    }

    @Test
    void aTokenForNobodyOrNoRouteOrTooLongIsRefused() throws Exception {
        running();
        assertThat(house.ask("verb", "token", "tenant", "local", "name", "nobody").exit()).isEqualTo(1);
        assertThat(house.ask("verb", "token", "tenant", "local", "name", "me", "routes", List.of("nowhere")).exit()).isEqualTo(1);
        assertThat(house.ask("verb", "token", "tenant", "local", "name", "me", "seconds", 86_401).exit()).isEqualTo(2);
        assertThat(house.ask("verb", "token", "tenant", "local", "name", "me", "scopes", List.of("a b")).exit()).isEqualTo(2);
    }

    @Test
    void revocationsReachTheGate() throws Exception {
        running();
        assertThat(house.ask("verb", "revoke-token", "id", "abc", "expiresAt", 4_000_000_000L).exit()).isZero();
        assertThat(house.ask("verb", "revoke-issuer", "issuer", "local").exit()).isZero();
        assertThat(house.ask("verb", "revoke-issuer", "issuer", "nobody").exit()).isEqualTo(1);
        var revoked = house.zone(GATE).running.orElseThrow().access().orElseThrow().register().revocations();
        assertThat(revoked.tokens()).containsKey("abc");
        assertThat(revoked.issuers()).containsKey("local");
    }

    @Test
    void aFullLedgerMeansNoNewRightsAndNoTokensButRevocationsHold() throws Exception {
        running();
        house.ledgerFull = true;
        assertThat(house.ask("verb", "grant-add", "tenant", "acme", "caller", "alice", "server", "notes").exit()).isEqualTo(1);
        assertThat(house.ask("verb", "token", "tenant", "local", "name", "me").exit()).isEqualTo(1);
        assertThat(house.ask("verb", "caller-revoke", "tenant", "local", "name", "me").exit()).isZero();
        var register = house.zone(GATE).running.orElseThrow().access().orElseThrow().register();
        assertThat(register.callers()).isEmpty();
        assertThat(register.grants()).noneMatch(grant -> grant.tenant().equals("acme"));
        house.ledgerFull = false;
        await(() -> house.events.stream().anyMatch(event -> event.startsWith("caller-revoked local/me")));
    }

    @Test
    void aZoneThatRefusesIsNamed() throws Exception {
        running();
        house.zone(BROKER).refuses = true;
        var said = house.ask("verb", "caller-add", "tenant", "acme", "name", "alice");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.sentences()).contains("broker refused the new settings", "because");
        assertThat(house.zone(GATE).version()).isEqualTo(said.json().get("version"));
    }

    @Test
    void aZoneThatWentAwayIsNamedAndCatchesUpWhenItIsBack() throws Exception {
        running();
        house.zone(BROKER).close();
        var said = house.ask("verb", "caller-add", "tenant", "acme", "name", "alice");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.sentences()).contains("broker does not answer");
        house.zones(BROKER);
        await(() -> house.zone(BROKER).version() == (Long) said.json().get("version"));
    }

    @Test
    void settingsAreAppliedStrictly() throws Exception {
        running();
        house.settings("version: 1\nservers:\n  other: {url: \"https://other.example.com/mcp\"}\n");
        var said = house.ask("verb", "config-apply");
        assertThat(said.exit()).isZero();
        assertThat(house.zone(GATE).running.orElseThrow().routes()).extracting(dev.gatehouse.control.snapshot.Route::name)
            .containsExactly("far", "notes", "other");
        house.settings("version: 1\nserver: {}\n");
        var wrong = house.ask("verb", "config-apply");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.sentences()).contains("gatehouse.yaml:2: server", "servers");
        assertThat(house.zone(GATE).version()).isEqualTo(said.json().get("version"));
    }

    @Test
    void wrongSettingsStopTheStart() throws Exception {
        house.settings("version: 1\nlimit: {}\n");
        assertThatThrownBy(() -> house.office()).isInstanceOf(SettingsWrong.class).hasMessageContaining("limits");
        house.office = null;
    }

    @Test
    void beyondLoopbackTheStartIsRefusedWithAllThatIsMissing() throws Exception {
        house.settings("version: 1\nlisten: {address: 0.0.0.0}\nservers: {notes: {command: node notes.js}}\n");
        assertThatThrownBy(() -> house.office()).isInstanceOf(Unsafe.class)
            .hasMessageContaining("listen.tls").hasMessageContaining("issuers").hasMessageContaining("servers.notes.package");
        house.office = null;
    }

    @Test
    void wordsThatNoVerbKnowsAreRefused() throws Exception {
        running();
        assertThat(house.ask("verb", "caller-add", "tenant", "acme", "name", "alice", "admin", true).exit()).isEqualTo(2);
        assertThat(house.ask("verb", "open-sesame").exit()).isEqualTo(2);
        assertThat(house.ask("verb", "caller-add", "tenant", "ACME ", "name", "alice").exit()).isEqualTo(2);
        assertThat(house.ask("verb", "caller-add", "tenant", 7, "name", "alice").exit()).isEqualTo(2);
        assertThat(house.askText("[]").exit()).isEqualTo(2);
        assertThat(house.askText("{").exit()).isEqualTo(2);
        assertThat(house.ask("verb", "caller-list").json().get("callers")).isEqualTo(List.of(Map.of("tenant", "local", "name", "me")));
    }

    @Test
    void statusNamesRoutesServersAndVersions() throws Exception {
        running();
        var status = house.ask("verb", "status").json();
        assertThat(status.get("endpoint")).isEqualTo("http://127.0.0.1:8470");
        assertThat((List<?>) status.get("routes")).hasSize(3).last().isEqualTo(Map.of("name", "all", "server", "all", "url", "http://127.0.0.1:8470/mcp"));
        assertThat(status.get("servers")).isEqualTo(List.of(Map.of("name", "notes", "kind", "hosted"),
            Map.of("name", "far", "kind", "remote", "url", "https://example.com/mcp")));
        assertThat(((Map<?, ?>) status.get("settings")).keySet().stream().map(String::valueOf)).containsExactly("office", "recorder", "gate", "broker", "keeper");
        assertThat(((Map<?, ?>) status.get("settings")).values().stream().distinct().count()).isEqualTo(1);
        assertThat(status.get("office")).isEqualTo("http://127.0.0.1:" + house.office.port().getAsInt());
    }

    @Test
    void bothKeysAreMadeOnceAndForTheOfficeAlone() throws Exception {
        running();
        for (String key : List.of("snapshot.key", "token.key")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("own").resolve(key))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        var key = house.office.snapshotKey();
        restart("notes=node notes.js");
        assertThat(house.office.snapshotKey()).isEqualTo(key);
        assertThat(ZoneState.Standing.AWAY.word()).isEqualTo("away");
    }
}
