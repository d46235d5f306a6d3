package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.Outcome.Done;
import java.util.List;
import java.util.stream.Stream;

/// Blocks of content, and the results that are made of them.
public final class Content {
    private Content() {}

    /// Text.
    public static JsonObject text(String words) {
        return block("text", JsonObject.member("text", words));
    }

    /// An image in Base64.
    public static JsonObject image(String mimeType, String base64) {
        return block("image", JsonObject.member("data", base64), JsonObject.member("mimeType", mimeType));
    }

    /// A sound in Base64.
    public static JsonObject audio(String mimeType, String base64) {
        return block("audio", JsonObject.member("data", base64), JsonObject.member("mimeType", mimeType));
    }

    /// A resource inside.
    public static JsonObject embedded(JsonObject resource) {
        return block("resource", JsonObject.member("resource", resource));
    }

    /// The text of a resource.
    public static JsonObject textOf(String uri, String mimeType, String words) {
        return JsonObject.of(List.of(JsonObject.member("uri", uri), JsonObject.member("mimeType", mimeType), JsonObject.member("text", words)));
    }

    /// The bytes of a resource in Base64.
    public static JsonObject bytesOf(String uri, String mimeType, String base64) {
        return JsonObject.of(List.of(JsonObject.member("uri", uri), JsonObject.member("mimeType", mimeType), JsonObject.member("blob", base64)));
    }

    private static JsonObject block(String type, JsonObject.Member... members) {
        return JsonObject.of(Stream.concat(Stream.of(JsonObject.member("type", type)), Stream.of(members)).toList());
    }

    /// What a tool answers.
    public static Done answer(Json... blocks) {
        return new Done(JsonObject.of("content", JsonArray.of(blocks)));
    }

    /// What a tool answers in words.
    public static Done answer(String words) {
        return answer(text(words));
    }

    /// What a tool answers that could not do its work; the sentence goes to the agent.
    public static Done failure(String sentence) {
        return new Done(answer(sentence).result().with("isError", JsonBoolean.TRUE));
    }

    /// What a resource holds.
    public static Done contents(Json... parts) {
        return new Done(JsonObject.of("contents", JsonArray.of(parts)));
    }

    /// What a prompt comes to: messages of the user, one for each block.
    public static Done fromUser(Json... blocks) {
        return new Done(JsonObject.of("messages", JsonArray.of(Stream.of(blocks)
            .map(block -> JsonObject.of("role", JsonString.of("user")).with("content", block)).toList())));
    }
}
