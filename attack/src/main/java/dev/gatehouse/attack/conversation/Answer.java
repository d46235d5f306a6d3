package dev.gatehouse.attack.conversation;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What came back for one request: its last message, and all text of it.
///
/// @param message the JSON-RPC response; empty where none came or it cannot be read
/// @param text everything that came, stream events included
/// @param nanos how long it took
public record Answer(Posted posted, int status, JsonObject message, String text, long nanos) {
    private static final int LARGEST = 8 << 20;

    /// Whether the target did what it was asked: a result that tells of no error.
    public boolean isDone() {
        return status < 300 && message.object("result").filter(result -> result.get("isError").filter(JsonBoolean.TRUE::equals).isEmpty()).isPresent();
    }

    /// Whether the target did not judge the request at all: it wants another credential, fewer requests, or is out of order.
    public boolean isNoJudgement() {
        return status == 401 || status == 429 || status >= 500;
    }

    /// The result, or nothing.
    public JsonObject result() {
        return message.object("result").orElseGet(JsonObject::empty);
    }

    /// The result's value: structured content, else the JSON that its text is, else the result itself.
    public Json value() {
        return result().get("structuredContent").or(this::jsonText).orElse(result());
    }

    private Optional<Json> jsonText() {
        return words().isEmpty() ? Optional.empty() : read(words());
    }

    /// The text of its content blocks.
    public String words() {
        var words = new StringBuilder();
        result().array("content").orElseGet(JsonArray::empty).values()
            .forEach(block -> words.append(block instanceof JsonObject object ? object.text("text").orElse("") : ""));
        return words.toString();
    }

    /// All that a person or program is told, without what differs by nature from answer to answer.
    public String told() {
        return message.object("error").map(error -> status + " " + error.get("code").map(Answer::plain).orElse("") + " " + error.text("message").orElse("") + " "
            + error.object("data").flatMap(data -> data.text("code")).orElse("")).orElseGet(() -> status + " " + isDone() + " " + words());
    }

    private static String plain(Json value) {
        return value instanceof JsonNumber number ? number.text() : "";
    }

    /// Whether the principal's credential is in it.
    public boolean showsCredential() {
        return posted.by().credential().isIn(text);
    }

    /// The value at a JSON pointer (RFC 6901) in this value; `*` is the first element of an array.
    public static Optional<Json> at(Json value, String pointer) {
        Optional<Json> found = Optional.of(value);
        for (String part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            found = found.flatMap(each -> child(each, part));
        }
        return found;
    }

    private static Optional<Json> child(Json value, String part) {
        return switch (value) {
            case JsonObject object -> object.get(part);
            case JsonArray array when part.equals("*") -> array.values().stream().findFirst();
            case JsonArray array when part.matches("\\d{1,6}") && Integer.parseInt(part) < array.size() -> Optional.of(array.get(Integer.parseInt(part)));
            case JsonArray _, JsonString _, JsonNumber _, JsonBoolean _, dev.gatehouse.protocol.json.JsonNull _ -> Optional.empty();
        };
    }

    static Optional<Json> read(String text) {
        try {
            return Optional.of(Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(LARGEST)));
        } catch (Malformed none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
