package dev.gatehouse.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Deadlines;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// When a server that is down may be tried again, and by how many.
class HealthTest {
    private long now;
    private final Health health = new Health(() -> now);
    private final Call.Facts acme = facts("acme", "notes");

    private static Call.Facts facts(String tenant, String server) {
        var caller = new Caller.Person(tenant, "alice", new Caller.Standing("local", "t1", Set.of(), Set.of(), Set.of()));
        var route = new Route(server, server, "http://127.0.0.1:1/mcp/" + server, Deadlines.of(Duration.ofSeconds(5)), 1000, false, Set.of());
        return new Call.Facts(CallId.fresh(), caller, route, Revision.R2025_11_25, Optional.empty(), Call.Client.SILENT,
            Deadline.in(Duration.ofSeconds(5)), Request.of(Id.of(1), Names.TOOLS_LIST, JsonObject.empty()), 10);
    }

    private boolean isUp(Call.Facts facts) {
        try {
            health.requireUp(facts);
            return true;
        } catch (Refused down) {
            return false;
        }
    }

    private void fall() {
        for (int i = 0; i < Health.MOST; i++) {
            assertThat(isUp(acme)).isTrue();
            health.failed(acme);
        }
        assertThat(isUp(acme)).isFalse();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void afterThePauseOneCallTriesAndTheOthersWaitForHowItEnds() {
        fall();
        pass(Health.FIRST);
        assertThat(isUp(acme)).isTrue();
        assertThat(isUp(acme)).isFalse();
        health.worked(acme);
        assertThat(isUp(acme)).isTrue();
        assertThat(isUp(acme)).isTrue();
    }

    @Test
    void whoeverTriesAndNeverSaysHowItEndedIsFollowedByAnother() {
        fall();
        pass(Health.FIRST);
        assertThat(isUp(acme)).isTrue();
        pass(Health.FIRST);
        assertThat(isUp(acme)).isTrue();
    }

    @Test
    void thePauseDoublesAndHasAnEnd() {
        fall();
        Duration pause = Health.FIRST;
        for (int i = 0; i < 10; i++) {
            pass(pause.minusNanos(1));
            assertThat(isUp(acme)).isFalse();
            pass(Duration.ofNanos(1));
            assertThat(isUp(acme)).isTrue();
            health.failed(acme);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(Health.LONGEST) < 0 ? doubled : Health.LONGEST;
        }
    }

    @Test
    void anotherTenantAndAnotherServerAreNotMeant() {
        fall();
        assertThat(isUp(facts("globex", "notes"))).isTrue();
        assertThat(isUp(facts("acme", "files"))).isTrue();
    }

    @Test
    void aServerWhoseSettingsChangedIsTriedAtOnce() {
        fall();
        health.forget("notes"::equals);
        assertThat(isUp(acme)).isTrue();
    }
}
