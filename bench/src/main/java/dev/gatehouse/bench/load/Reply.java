package dev.gatehouse.bench.load;

import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One response.
///
/// @param status its status
/// @param session the session that it begins, or an empty text
/// @param body its message, or the messages of its event stream, each on a line of its own: ids of events differ from call to call and are left out
public record Reply(int status, String session, byte[] body) {
    /// The last message.
    public JsonObject json() {
        try {
            return (JsonObject) Json.parse(last(), JsonLimits.carried(1 << 24));
        } catch (Malformed wrong) {
            throw new Unmeasured("an answer is no JSON (HTTP " + status + ")");
        }
    }

    private byte[] last() {
        int from = body.length;
        while (from > 0 && body[from - 1] != '\n') {
            from--;
        }
        return Arrays.copyOfRange(body, from, body.length);
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
