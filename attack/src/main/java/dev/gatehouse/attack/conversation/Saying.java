package dev.gatehouse.attack.conversation;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Map;

/// One request before it is sent.
///
/// @param body the parameters, complete but for what the era adds
/// @param rawPlaces texts to put in place of others in the finished body: what no well-formed value can say
/// @param headers header fields to send instead of those that the era wants
public record Saying(String method, JsonObject params, Map<String, String> rawPlaces, Map<String, String> headers) {

    /// An ordinary request.
    public static Saying of(String method, JsonObject params) {
        return new Saying(method, params, Map.of(), Map.of());
    }

    @Override
    public String toString() {
        return "Saying[" + method + "]";
    }
}
