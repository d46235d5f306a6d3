package dev.gatehouse.bench.load;

import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;

/// One response: its status and the bytes of its body.
public record Reply(int status, byte[] body) {
    /// The body as JSON.
    public JsonObject json() {
        try {
            return (JsonObject) Json.parse(body, JsonLimits.carried(1 << 24));
        } catch (Malformed wrong) {
            throw new Unmeasured("an answer is no JSON (HTTP " + status + ")");
        }
    }

    /// The text of the first content block of a result.
    public String text() {
        return json().object("result").flatMap(result -> result.array("content")).map(content -> (JsonObject) content.get(0)).flatMap(block -> block.text("text"))
            .orElseThrow(() -> new Unmeasured("an answer without text: " + this));
    }

    /// The code of a refusal, or an empty text.
    public String refusal() {
        return json().object("error").flatMap(error -> error.object("data")).flatMap(data -> data.text("code")).orElse("");
    }

    /// The start of the answer, for whoever looks for the cause: all of it was made by this bench.
    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return "HTTP " + status + " " + text.substring(0, Math.min(300, text.length()));
    }
}
