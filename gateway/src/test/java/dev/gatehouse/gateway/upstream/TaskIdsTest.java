package dev.gatehouse.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Deadlines;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long the id of a task is good, and that it leads to the server whose task it is.
class TaskIdsTest {
    private Instant now = Instant.parse("2026-11-25T10:59:00Z");
    private final TaskIds ids = new TaskIds(() -> now);

    private static Call.Facts facts(String route, String server) {
        Caller alice = new Caller.Person("acme", "alice", new Caller.Standing("local", "t", Set.of(), Set.of(), Set.of()));
        var at = new Route(route, server, "http://127.0.0.1:1/mcp", Deadlines.of(Duration.ofSeconds(5)), 100_000, false, Set.of());
        return new Call.Facts(CallId.fresh(), alice, at, Revision.NEWEST_MODERN, Optional.empty(), Call.Client.SILENT, Deadline.in(Duration.ofSeconds(5)),
            Request.of(Id.of(1), Names.TOOLS_CALL, JsonObject.empty()), 100);
    }

    private String seal(Call.Facts facts, Optional<Duration> life) throws Refused {
        var call = new Call.ToolCall(facts, Call.ToolName.of("files/read"), JsonObject.empty(), Map.of());
        return ids.seal(call, new TaskReport("own\nid", life, Map.of(), JsonObject.empty()));
    }

    private void requireInvalid(Call.Facts facts, String id) {
        assertThatThrownBy(() -> ids.open(facts, id)).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal().code()).isEqualTo(Code.STATE_INVALID));
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT24H", "PT25H, PT25H", "PT160H, PT160H", "P7D, P7D", "P30D, P7D", ", P7D"})
    void anIdIsGoodAsLongAsItsTaskLivesForADayAtLeastAndAWeekAtMost(Duration life, Duration good) throws Refused {
        Call.Facts facts = facts("notes", "notes");
        String id = seal(facts, Optional.ofNullable(life));
        now = now.plus(good).minusMillis(1);
        assertThat(ids.open(facts, id)).isEqualTo(new Call.Task("notes", new Call.ToolName("files/read"), "own\nid", id));
        now = now.plusMillis(1);
        requireInvalid(facts, id);
    }

    @Test
    void anIdLeadsToItsOwnServerOnTheRouteToAllToo() throws Refused {
        String id = seal(facts("notes", "notes"), Optional.empty());
        requireInvalid(facts("notes", "other"), id);
        String ofAll = seal(facts(Route.ALL, "notes"), Optional.empty());
        assertThat(ids.open(facts(Route.ALL, Route.ALL), ofAll).server()).isEqualTo("notes");
        requireInvalid(facts("notes", "notes"), ofAll);
    }
}
