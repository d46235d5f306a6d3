package dev.gatehouse.office;

import static dev.gatehouse.control.Zone.BROKER;
import static dev.gatehouse.control.Zone.GATE;
import static dev.gatehouse.control.Zone.RECORDER;
import static dev.gatehouse.office.FakeZones.await;
import static dev.gatehouse.office.approvals.Waits.question;
import static dev.gatehouse.office.approvals.Waits.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a gate's question to an answer in the settings that it runs on, over real sockets.
class OfficeApprovalsTest {
    private static final String ID = "call-aaaaaaaaaaa";
    private static final String OTHER = "call-bbbbbbbbbbb";
    private static final String RULE = "- {id: payments, for: {tenant: local}, server: notes, tool: pay, holds: 5m}\n";
    @TempDir
    Path folder;
    private FakeZones house;

    @BeforeEach
    void begin() throws Exception {
        house = new FakeZones(folder).approvals(RULE).office("notes=node notes.js").zones(RECORDER, GATE, BROKER);
        await(() -> house.zones.values().stream().allMatch(zone -> zone.version() > 0));
        house.approvals = Optional.of(report(List.of(question(ID, "pay", "{\"note\":\"a\\nb \u200b\\\"\",\"to\":\"secret-word\"}"), question(OTHER, "pay", "{}"))));
        await(() -> waiting().size() == 2);
    }

    @AfterEach
    void end() throws Exception {
        house.close();
    }

    private List<?> waiting() {
        try {
            return (List<?>) house.ask("verb", "approvals-list").json().get("waiting");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private List<Decision> decisions() {
        return house.zone(GATE).running.orElseThrow().access().orElseThrow().approvals().decisions();
    }

    private String digest(String id) throws Exception {
        return String.valueOf(house.ask("verb", "approvals-show", "id", id).json().get("digest"));
    }

    @Test
    void theRulesAreInTheGatesSettingsAlone() {
        assertThat(house.zone(GATE).running.orElseThrow().access().orElseThrow().approvals().rules()).extracting(ApprovalRule::id).containsExactly("payments");
        assertThat(house.zone(BROKER).running.orElseThrow().access()).isEmpty();
    }

    @Test
    void aQuestionIsListedWithoutAndShownWithAllThatItSays() throws Exception {
        assertThat(waiting().getFirst()).asString().contains("alice", "notes", "pay", "payments").doesNotContain("secret-word");
        Map<?, ?> shown = house.ask("verb", "approvals-show", "id", ID).json();
        assertThat(shown.get("values")).isEqualTo(List.of(Map.of("at", "name", "value", "\"pay\""),
            Map.of("at", "arguments.note", "value", "\"a\\nb \\u{200B}\\\"\""), Map.of("at", "arguments.to", "value", "\"secret-word\"")));
        assertThat(house.ask("verb", "approvals-show", "id", "call-ccccccccccc").exit()).isEqualTo(1);
        assertThat(house.ask("verb", "status").json().get("approvals")).isEqualTo(Map.of("waiting", 2L));
    }

    @Test
    void aYesIsOnRecordSignedForTheGateAndGoneWhenItWasUsed() throws Exception {
        assertThat(house.ask("verb", "approvals-approve", "id", ID, "digest", "0".repeat(64)).exit()).isEqualTo(1);
        assertThat(house.ask("verb", "approvals-approve", "id", ID).exit()).isEqualTo(2);
        String digest = digest(ID);
        var done = house.ask("verb", "approvals-approve", "id", ID, "digest", digest);
        assertThat(done.exit()).isZero();
        assertThat(house.zone(GATE).version()).isEqualTo(done.json().get("version"));
        assertThat(decisions()).singleElement().satisfies(yes -> {
            assertThat(yes.agreed()).isTrue();
            assertThat(yes.digest()).isEqualTo(digest);
            assertThat(yes.caller()).isEqualTo(new Decision.Caller("local", "alice", "local", false));
        });
        assertThat(house.events).contains("approval-given local/alice notes tool pay call " + ID);
        house.approvals = Optional.of(report(List.of(), ID));
        await(() -> decisions().isEmpty());
        await(() -> house.events.contains("approval-used local/alice notes tool pay call " + ID));
    }

    @Test
    void withoutALedgerNothingIsApprovedButANoHolds() throws Exception {
        house.ledgerFull = true;
        assertThat(house.ask("verb", "approvals-approve", "id", ID, "digest", digest(ID)).exit()).isEqualTo(1);
        assertThat(decisions()).isEmpty();
        assertThat(house.ask("verb", "approvals-deny", "id", OTHER).exit()).isZero();
        assertThat(decisions()).extracting(Decision::agreed).containsExactly(false);
        house.ledgerFull = false;
        await(() -> house.events.contains("approval-denied local/alice notes tool pay call " + OTHER));
    }

    @Test
    void answersOutliveTheOfficeAndArgumentsAreInNoFileAndNoRecord() throws Exception {
        assertThat(house.ask("verb", "approvals-approve", "id", ID, "digest", digest(ID)).exit()).isZero();
        house.approvals = Optional.empty();
        house.close();
        house.office("notes=node notes.js");
        assertThat((List<?>) house.ask("verb", "approvals-list").json().get("answered")).hasSize(1);
        assertThat(house.events).noneMatch(event -> event.contains("secret-word"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("secret-word"));
        }
    }

    @Test
    void whereNoRuleAsksNothingWaits() throws Exception {
        house.approvals("");
        assertThat(house.ask("verb", "config-apply").exit()).isZero();
        assertThat(waiting()).isEmpty();
        house.approvals("- {id: payments, for: {tenant: local}, server: nodes, tool: pay}\n");
        assertThat(house.ask("verb", "config-apply").sentences()).contains("approvals/shop.yaml:1: [0].server: there is no server of that name. Did you mean notes?");
    }
}
