package dev.gatehouse.checks;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Deadlines;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Calls and answers as the checks see them.
public final class CallsForTests {
    private CallsForTests() {}

    public static Caller person(String tenant, String name) {
        return new Caller.Person(tenant, name, new Caller.Standing("local", "t", Set.of("reader"), Set.of("staff"), Set.of()));
    }

    public static Call toolCall(Caller caller, String tool) {
        try {
            return new Call.ToolCall(facts(caller, Names.TOOLS_CALL, false), Call.ToolName.of(tool), JsonObject.empty(), Map.of());
        } catch (Refused noName) {
            throw new IllegalArgumentException(noName);
        }
    }

    public static Call listing(Caller caller) {
        return new Call.Listing(facts(caller, Names.TOOLS_LIST, false), Listed.TOOLS, JsonObject.empty());
    }

    public static Call.Facts facts(Caller caller, String method, boolean apps) {
        var route = new Route("notes", "notes", "http://127.0.0.1:1/mcp/notes", Deadlines.of(Duration.ofSeconds(5)), 100_000, apps, Set.of());
        return new Call.Facts(CallId.fresh(), caller, route, Revision.R2025_11_25, Optional.empty(), Call.Client.SILENT, Deadline.in(Duration.ofSeconds(5)),
            Request.of(Id.of(1), method, JsonObject.empty()), 100);
    }

    /// A result, with `'` for `"`.
    public static Success result(String json) {
        return Success.of(Id.of(1), object(json));
    }

    public static JsonObject object(String json) {
        try {
            return (JsonObject) Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 20));
        } catch (Malformed wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
