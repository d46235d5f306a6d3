package dev.gatehouse.office.approvals;

import dev.gatehouse.control.json.Json;
import java.util.List;
import java.util.Map;

/// What a gate says of calls that wait.
public final class Waits {
    private Waits() {}

    /// Alice of `local` wants to call this tool of `notes`, by rule `payments`.
    ///
    /// @param arguments as canonical JSON
    public static Map<String, Object> question(String id, String tool, String arguments) {
        return Json.object("id", id, "kind", "person", "tenant", "local", "issuer", "local", "caller", "alice", "server", "notes", "tool", tool, "rule", "payments",
            "text", "{\"method\":\"tools/call\",\"params\":{\"arguments\":" + arguments + ",\"name\":\"" + tool + "\"}}");
    }

    public static String report(List<Map<String, Object>> questions, String... spent) {
        return Json.text(Json.object("questions", questions, "spent", List.of(spent).stream().map(id -> Json.object("id", id)).toList()));
    }
}
