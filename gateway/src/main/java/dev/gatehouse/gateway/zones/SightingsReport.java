package dev.gatehouse.gateway.zones;

import dev.gatehouse.checks.pinning.Sightings.Sighting;
import dev.gatehouse.checks.pinning.Standing;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.message.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the gate saw of servers and no settings know, for the office: a list of objects, as much as the office reads of one report. The rest is told
/// when that is settled.
public final class SightingsReport {
    private static final String NAME = "sightings";
    private static final int LONGEST = 500 * 1024;
    private static final int MOST = 4_000;

    private SightingsReport() {}

    /// The fact.
    public static Fact of(List<Sighting> sightings) {
        List<Json> told = new ArrayList<>();
        int length = 0;
        for (Sighting each : sightings) {
            JsonObject object = object(each);
            length += object.byteLength() + 1;
            if (length > LONGEST || told.size() == MOST) {
                break;
            }
            told.add(object);
        }
        return new Fact(NAME, new String(JsonArray.of(told).bytes(), StandardCharsets.UTF_8));
    }

    private static JsonObject object(Sighting seen) {
        List<JsonObject.Member> members = new ArrayList<>(List.of(JsonObject.member("tenant", seen.place().tenant()), JsonObject.member("server", seen.place().server()),
            JsonObject.member("kind", seen.definition().key().kind().name().toLowerCase(Locale.ROOT)), JsonObject.member("name", seen.definition().key().name()),
            JsonObject.member("standing", word(seen.standing())), JsonObject.member("text", seen.definition().text())));
        if (seen.standing() instanceof Standing.Lookalike(String server, String tool)) {
            members.add(JsonObject.member("like", server + " " + tool));
        }
        return JsonObject.of(members);
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case Standing.Approved _ -> "trusted";
            case Standing.Changed _ -> "changed";
            case Standing.Unseen _ -> "unseen";
            case Standing.Lookalike _ -> "lookalike";
        };
    }
}
