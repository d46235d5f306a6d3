package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.nio.charset.StandardCharsets;

/// A member that no revision knows, spelt as nobody would write it anew: wherever a message has it, it must arrive byte for byte.
final class Unknown {
    /// The member as it is written.
    static final String MEMBER = "\"x-unknown\":{ \"n\" :1.50,\"t\":\"\\u0065\\/\"}";
    /// The same within `_meta`, as a member.
    static final String META = "\"_meta\":{" + MEMBER + "}";
    private static final String VALUE = MEMBER.substring(MEMBER.indexOf('{'));

    private Unknown() {}

    /// Whether a message has it in its envelope, its body and its body's `_meta`.
    static void requireEverywhere(Message message) {
        JsonObject body = switch (message) {
            case Request request -> request.params().orElseThrow();
            case Notification note -> note.params().orElseThrow();
            case Success answer -> answer.result();
            case Failure failure -> failure.error().object("data").orElseThrow();
        };
        requireInBody(body);
        require("envelope", message.json());
    }

    static void requireInBody(JsonObject body) {
        require("body", body);
        require("_meta", body.object("_meta").orElseGet(JsonObject::empty));
    }

    static void require(String where, JsonObject object) {
        assertThat(object.get("x-unknown").map(Unknown::text)).as("the unknown member in %s of %s", where, text(object)).contains(VALUE);
    }

    static String text(Json json) {
        return new String(json.bytes(), StandardCharsets.UTF_8);
    }

    static Message parse(String text) {
        try {
            return Message.parse(text.getBytes(StandardCharsets.UTF_8), Message.fromServers(4 << 20));
        } catch (InvalidMessage invalid) {
            throw new AssertionError("no message: " + text, invalid);
        }
    }
}
