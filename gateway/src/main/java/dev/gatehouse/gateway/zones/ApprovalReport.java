package dev.gatehouse.gateway.zones;

import dev.gatehouse.checks.approval.Pending;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.message.Fact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the gate tells the office of approvals: the calls that wait, with all that they say, and the answers that were used.
public final class ApprovalReport {
    private static final String NAME = "approvals";

    private ApprovalReport() {}

    /// The fact; nothing where there is nothing to tell.
    public static Optional<Fact> of(List<Pending.Asked> pending, List<String> spent) {
        if (pending.isEmpty() && spent.isEmpty()) {
            return Optional.empty();
        }
        JsonArray questions = JsonArray.of(pending.stream().<Json>map(ApprovalReport::question).toList());
        JsonArray used = JsonArray.of(spent.stream().<Json>map(id -> JsonObject.of(JsonObject.member("id", id))).toList());
        JsonObject report = JsonObject.of(JsonObject.member("questions", questions), JsonObject.member("spent", used));
        return Optional.of(new Fact(NAME, new String(report.bytes(), StandardCharsets.UTF_8)));
    }

    private static JsonObject question(Pending.Asked asked) {
        return JsonObject.of(JsonObject.member("id", asked.id().value()), JsonObject.member("kind", asked.caller().kind()), JsonObject.member("tenant", asked.caller().tenant()),
            JsonObject.member("issuer", asked.caller().standing().issuer()), JsonObject.member("caller", asked.caller().name()), JsonObject.member("server", asked.act().server()),
            JsonObject.member("tool", asked.act().tool()), JsonObject.member("rule", asked.rule()), JsonObject.member("text", asked.wording().text()));
    }
}
