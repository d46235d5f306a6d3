package dev.gatehouse.office;

import static dev.gatehouse.control.Zone.BROKER;
import static dev.gatehouse.control.Zone.GATE;
import static dev.gatehouse.control.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.settings.SettingsWrong;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person writes in `policies` is judged by the office, whole, and reaches the gate alone.
class OfficePoliciesTest {
    private static final String GOOD = """
        - id: small
          for: {tenant: acme, role: support}
          server: notes
          tool: refund
          when: caller.tenant == 'acme' && arguments.amount <= 100.0
        """;
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

    @Test
    void policiesReachTheGateAloneAndChangeWithTheSettings() throws Exception {
        house.policies(GOOD).office("notes=node notes.js").zones(RECORDER, GATE, BROKER);
        inForce();
        assertThat(policies()).extracting(Policy::id).containsExactly("small");
        assertThat(house.zone(BROKER).running.orElseThrow().access()).isEmpty();
        house.policies(GOOD + GOOD.replace("small", "more"));
        inForce();
        assertThat(policies()).extracting(Policy::id).containsExactly("more", "small");
    }

    /// Applies, and waits until every zone runs that: one may not be connected yet when the verb returns.
    private long inForce() throws Exception {
        var said = house.ask("verb", "config-apply");
        long version = (Long) said.json().get("version");
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!house.zones.values().stream().allMatch(zone -> zone.version() == version)) {
            assertThat(System.nanoTime()).as("still waiting: %s", said).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
        return version;
    }

    private List<Policy> policies() {
        return house.zone(GATE).running.orElseThrow().access().orElseThrow().policies();
    }

    @Test
    void aWordThatNoConditionKnowsStopsTheStartWithItsPlaceAndTheNearestThatIsKnown() throws Exception {
        house.policies(GOOD.replace("caller.tenant", "caler.tenant"));
        assertThatThrownBy(() -> house.office("notes=node notes.js")).isInstanceOf(SettingsWrong.class)
            .hasMessage("policies/shop.yaml:5: [0].when: column 9: there is no word caler here. Did you mean caller?");
        house.office = null;
    }

    @Test
    void aPolicyForAServerThatIsNotThereStopsTheStart() throws Exception {
        house.policies(GOOD);
        assertThatThrownBy(() -> house.office("note=node notes.js")).isInstanceOf(SettingsWrong.class)
            .hasMessageContaining("policies/shop.yaml:1: [0].server: there is no server of that name. Did you mean note?");
        house.office = null;
    }

    @Test
    void aWrongPolicyAmongGoodOnesChangesNothing() throws Exception {
        house.policies(GOOD).office("notes=node notes.js").zones(RECORDER, GATE);
        long before = inForce();
        house.policies(GOOD + GOOD.replace("small", "more").replace("100.0", "'100'").replace("arguments.amount", "caller.name.size()"));
        var wrong = house.ask("verb", "config-apply");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.sentences()).contains("policies/shop.yaml:10: [1].when: column ", "cannot be held against each other");
        house.policies(GOOD.replace("when:", "wen:"));
        assertThat(house.ask("verb", "config-apply").sentences()).contains("policies/shop.yaml:5: [0].wen: unknown. Did you mean when?");
        assertThat(house.zone(GATE).version()).isEqualTo(before);
        assertThat(policies()).extracting(Policy::id).containsExactly("small");
    }
}
