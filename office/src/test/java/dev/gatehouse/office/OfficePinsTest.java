package dev.gatehouse.office;

import static dev.gatehouse.control.Zone.BROKER;
import static dev.gatehouse.control.Zone.GATE;
import static dev.gatehouse.control.Zone.KEEPER;
import static dev.gatehouse.control.Zone.RECORDER;
import static dev.gatehouse.office.FakeZones.await;
import static dev.gatehouse.office.pins.Said.report;
import static dev.gatehouse.office.pins.Said.seen;
import static dev.gatehouse.office.pins.Said.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.snapshot.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From what a gate says it saw to pins in the settings that it runs on, over real sockets.
class OfficePinsTest {
    private static final Definition SEND = tool("send", "Sends.");
    private static final Definition READ = tool("read", "Reads.");
    private static final Definition CHANGED = tool("send", "Sends.\u200b And more.");
    private static final String ASK = "version: 1\npins: {firstUse: ask}\n";
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

    private void running(String settings) throws Exception {
        house.settings(settings).office("notes=node notes.js", "mail=node mail.js").zones(RECORDER, GATE, BROKER, KEEPER);
        await(() -> house.zones.values().stream().allMatch(zone -> zone.version() > 0));
    }

    private List<Pin> pins() {
        return house.zone(GATE).running.orElseThrow().pins();
    }

    private static Pin pin(String server, Definition tool) {
        return new Pin("local", new ServerName(server), Pin.Kind.TOOL, tool.key().name(), tool.digest());
    }

    private List<?> waiting() {
        try {
            return (List<?>) house.ask("verb", "pins-list").json().get("waiting");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void sees(Map<?, ?>... seen) {
        house.sightings = Optional.of(report(seen));
    }

    @Test
    void whatIsTrustedAtFirstSightIsOnRecordPublishedAndKept() throws Exception {
        running("version: 1\n");
        assertThat(house.zone(GATE).running.orElseThrow().firstUse()).isEqualTo(FirstUse.TRUSTED);
        sees(seen("local", "notes", "trusted", SEND), seen("local", "notes", "trusted", READ));
        await(() -> pins().size() == 2);
        assertThat(pins()).containsExactly(pin("notes", READ), pin("notes", SEND));
        assertThat(house.zone(BROKER).running.orElseThrow().pins()).isEmpty();
        assertThat(house.events).contains("pin-trusted local/notes tool send " + SEND.digest(), "pin-trusted local/notes tool read " + READ.digest());
        assertThat(house.ask("verb", "status").json().get("pins")).isEqualTo(Map.of("firstUse", "trust", "waiting", 0L,
            "trusted", List.of(Map.of("tenant", "local", "server", "notes", "tools", 2L))));
        house.sightings = Optional.empty();
        house.close();
        house.office("notes=node notes.js");
        assertThat((List<?>) house.ask("verb", "pins-list").json().get("approved")).hasSize(2);
    }

    @Test
    void withoutALedgerNothingIsTrusted() throws Exception {
        running("version: 1\n");
        house.ledgerFull = true;
        sees(seen("local", "notes", "trusted", SEND));
        assertThat(house.ask("verb", "grant-add", "tenant", "acme", "caller", "x", "server", "notes").exit()).isEqualTo(1);
        LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
        assertThat(pins()).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(house.events).noneMatch(event -> event.startsWith("pin-"));
    }

    @Test
    void anOperatorApprovesWhatWasShownAndNothingElse() throws Exception {
        running(ASK);
        sees(seen("local", "notes", "unseen", SEND), seen("local", "notes", "unseen", READ));
        await(() -> waiting().size() == 2);
        assertThat(pins()).isEmpty();
        var no = house.ask("verb", "pins-approve", "server", "notes", "digests", List.of(SEND.digest(), CHANGED.digest()));
        assertThat(no.exit()).isEqualTo(1);
        assertThat(no.sentences()).contains(CHANGED.digest() + " does not wait");
        assertThat(waiting()).hasSize(2);
        var done = house.ask("verb", "pins-approve", "server", "notes", "digests", List.of(SEND.digest()));
        assertThat(done.exit()).isZero();
        assertThat(house.zone(GATE).version()).isEqualTo(done.json().get("version"));
        assertThat(pins()).containsExactly(pin("notes", SEND));
        assertThat(house.events).contains("pin-approved local/notes tool send " + SEND.digest());
        assertThat(waiting()).singleElement().satisfies(left -> assertThat(((Map<?, ?>) left).get("tool")).isEqualTo("read"));
    }

    @Test
    void aChangeIsShownMemberByMemberWithWhatHides() throws Exception {
        running("version: 1\n");
        sees(seen("local", "notes", "trusted", SEND));
        await(() -> pins().size() == 1);
        sees(seen("local", "notes", "changed", CHANGED));
        await(() -> waiting().size() == 1);
        var difference = (Map<?, ?>) ((List<?>) house.ask("verb", "pins-diff", "server", "notes").json().get("differences")).getFirst();
        assertThat(difference.get("why")).isEqualTo("changed");
        assertThat(difference.get("approved")).isEqualTo(SEND.digest());
        assertThat(difference.get("members")).isEqualTo(List.of(Map.of("at", "description", "before", "\"Sends.\"", "after", "\"Sends.\\u{200B} And more.\"")));
        assertThat(house.ask("verb", "pins-diff", "server", "mail").json()).isEqualTo(Map.of("differences", List.of(), "left", 0L));
        assertThat(pins()).containsExactly(pin("notes", SEND));
    }

    @Test
    void whatIsForgottenIsApprovedNoLonger() throws Exception {
        running(ASK);
        sees(seen("local", "notes", "unseen", SEND), seen("local", "notes", "unseen", READ), seen("local", "notes", "unseen", dev.gatehouse.office.pins.Said.server("notes", "Hi.")));
        await(() -> waiting().size() == 3);
        List<String> digests = waiting().stream().map(each -> String.valueOf(((Map<?, ?>) each).get("digest"))).toList();
        assertThat(house.ask("verb", "pins-approve", "server", "notes", "digests", digests).exit()).isZero();
        assertThat(pins()).hasSize(3);
        house.sightings = Optional.empty();
        house.ledgerFull = true;
        assertThat(house.ask("verb", "pins-forget", "server", "notes", "tools", List.of("send")).exit()).as("narrowing waits for no ledger").isZero();
        house.ledgerFull = false;
        assertThat(pins()).extracting(Pin::name).containsExactly("read", "");
        assertThat(house.ask("verb", "pins-forget", "server", "notes", "itself", true).exit()).isZero();
        assertThat(pins()).containsExactly(pin("notes", READ));
        assertThat(house.ask("verb", "pins-forget", "server", "notes").exit()).isZero();
        assertThat(pins()).isEmpty();
        assertThat(house.ask("verb", "pins-forget", "server", "notes").exit()).isEqualTo(1);
        await(() -> house.events.contains("pin-forgotten local/notes tool send " + SEND.digest()));
    }

    @Test
    void ofSeveralTenantsOneIsNamed() throws Exception {
        running(ASK);
        house.ask("verb", "caller-add", "tenant", "acme", "name", "alice");
        sees(seen("local", "notes", "unseen", SEND), seen("acme", "notes", "unseen", SEND), seen("globex", "notes", "unseen", SEND));
        await(() -> waiting().size() == 2);
        var both = house.ask("verb", "pins-approve", "server", "notes", "digests", List.of(SEND.digest()));
        assertThat(both.exit()).isEqualTo(1);
        assertThat(both.sentences()).contains("acme, local");
        assertThat(house.ask("verb", "pins-approve", "server", "notes", "tenant", "acme", "digests", List.of(SEND.digest())).exit()).isZero();
        assertThat(pins()).extracting(Pin::tenant).containsExactly("acme");
        assertThat(house.ask("verb", "pins-approve", "server", "notes").exit()).isEqualTo(2);
        assertThat(house.ask("verb", "pins-approve", "digests", List.of(SEND.digest())).exit()).isEqualTo(2);
        assertThat(house.ask("verb", "pins-forget", "server", "notes", "itself", "yes").exit()).isEqualTo(2);
    }

    @Test
    void nonsenseOfTheGateIsNoneOfTheOfficesTrouble() throws Exception {
        running("version: 1\n");
        house.sightings = Optional.of("[{\"tenant\":");
        LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
        sees(seen("local", "notes", "trusted", SEND));
        await(() -> pins().size() == 1);
    }

    @Test
    void aServerThatIsTakenOutIsInNoSettingsAndFindsItsPinsAgain() throws Exception {
        house.settings("version: 1\nservers:\n  extra: {command: node x.js}\n").office("notes=node notes.js").zones(RECORDER, GATE);
        sees(seen("local", "extra", "trusted", SEND));
        await(() -> house.zone(GATE).running.map(now -> now.pins().size() == 1).orElse(false));
        house.sightings = Optional.empty();
        house.settings("version: 1\n");
        house.ask("verb", "config-apply");
        await(() -> pins().isEmpty());
        house.settings("version: 1\nservers:\n  extra: {command: node x.js}\n");
        house.ask("verb", "config-apply");
        await(() -> pins().equals(List.of(pin("extra", SEND))));
    }

    @Test
    void aTornBookStopsTheStart() throws Exception {
        Files.createDirectories(folder.resolve("own"));
        dev.gatehouse.control.files.PrivateFile.replace(folder.resolve("own/pins.json"), "{\"version\":\"1\",\"pi".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> house.office("notes=node notes.js")).isInstanceOf(IOException.class).hasMessageContaining("pins.json is not what was written");
        house.office = null;
    }
}
