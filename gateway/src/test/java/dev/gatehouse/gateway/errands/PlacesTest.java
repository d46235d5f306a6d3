package dev.gatehouse.gateway.errands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Deadlines;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.serving.state.StateSeal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final Cursors cursors = new Cursors(new StateSeal(() -> now));

    private static Call.Listing listing(String caller, String route, Listed of, String cursor) {
        var who = new Caller.Person("acme", caller, new Caller.Standing("local", "t", Set.of(), Set.of(), Set.of()));
        var to = new Route(route, "all", "http://127.0.0.1:1/mcp", Deadlines.of(Duration.ofSeconds(5)), 1000, false, Set.of());
        JsonObject params = JsonObject.of(JsonObject.member("cursor", cursor));
        return new Call.Listing(new Call.Facts(CallId.fresh(), who, to, Revision.R2025_11_25, Optional.empty(), Call.Client.SILENT,
            Deadline.in(Duration.ofSeconds(5)), Request.of(Id.of(1), of.method(), params), 100), of, params);
    }

    private void requireNone(Call.Listing listing) {
        assertThatThrownBy(() -> cursors.open(listing)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(Code.STATE_INVALID));
    }

    @Test
    void aPlaceComesBackForAQuarterOfAnHourToWhoWasGivenIt() throws Exception {
        for (var page : new String[] {null, "", "a\nb\n", "+", "-"}) {
            var place = new Cursors.Place("old", Optional.ofNullable(page), 7);
            String sealed = cursors.seal(listing("alice", "all", Listed.TOOLS, ""), place);
            assertThat(cursors.open(listing("alice", "all", Listed.TOOLS, sealed))).isEqualTo(place);
            requireNone(listing("bob", "all", Listed.TOOLS, sealed));
            requireNone(listing("alice", "old", Listed.TOOLS, sealed));
            requireNone(listing("alice", "all", Listed.PROMPTS, sealed));
            requireNone(listing("alice", "all", Listed.TOOLS, sealed + "A"));
            now = now.plus(Duration.ofMinutes(15));
            requireNone(listing("alice", "all", Listed.TOOLS, sealed));
        }
    }
}
