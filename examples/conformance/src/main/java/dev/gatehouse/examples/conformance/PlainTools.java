package dev.gatehouse.examples.conformance;

import static dev.gatehouse.toolkit.server.Content.answer;
import static dev.gatehouse.toolkit.server.Content.audio;
import static dev.gatehouse.toolkit.server.Content.embedded;
import static dev.gatehouse.toolkit.server.Content.image;
import static dev.gatehouse.toolkit.server.Content.text;
import static dev.gatehouse.toolkit.server.Content.textOf;

import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.Content;
import dev.gatehouse.toolkit.server.JsonText;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Running;
import dev.gatehouse.toolkit.server.Tool;
import dev.gatehouse.toolkit.server.Work;
import java.nio.charset.StandardCharsets;

/// Tools that answer at once: each kind of content, an error, and schemas that must be handed on whole.
final class PlainTools {
    /// One red pixel.
    static final JsonObject PIXEL = image("image/png", Shelf.PIXEL);

    /// 44 bytes of WAV that hold no sample.
    private static final String SILENCE = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

    private static final JsonObject KEYWORDS = JsonText.object("""
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "$defs": {"address": {"$anchor": "addressDef", "type": "object",
           "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
         "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
           "contactMethod": {"type": "string", "enum": ["phone", "email"]}, "phone": {"type": "string"}, "email": {"type": "string"}},
         "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
         "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
         "then": {"required": ["phone"]}, "else": {"required": ["email"]}, "additionalProperties": false}""");

    private static final JsonObject IN_HEADERS = JsonText.object("""
        {"type": "object", "required": ["region"], "properties": {
           "region": {"type": "string", "x-mcp-header": "Region"}, "shard": {"type": "integer", "x-mcp-header": "Shard"},
           "query": {"type": "string"}}}""");

    private PlainTools() {}

    static void addTo(Library library) {
        library.add(Tool.plain("test_simple_text", "Answers with one text.", Work.of(answer("This is a simple text response for testing."))))
            .add(Tool.plain("test_image_content", "Answers with one image.", Work.of(answer(PIXEL))))
            .add(Tool.plain("test_audio_content", "Answers with one sound.", Work.of(answer(audio("audio/wav", SILENCE)))))
            .add(Tool.plain("test_embedded_resource", "Answers with a resource inside.", Work.of(answer(
                embedded(textOf("test://embedded-resource", "text/plain", "This is an embedded resource content."))))))
            .add(Tool.plain("test_multiple_content_types", "Answers with a text, an image and a resource.", Work.of(answer(
                text("Multiple content types test:"), PIXEL,
                embedded(textOf("test://mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}"))))))
            .add(Tool.plain("test_error_handling", "Always fails.", Work.of(Content.failure("This tool intentionally returns an error for testing"))))
            .add(new Tool("json_schema_2020_12_tool", "Has a schema with many keywords.", KEYWORDS, PlainTools::echo))
            .add(new Tool("test_x_mcp_header", "Has arguments that travel in headers too.", IN_HEADERS, PlainTools::echo));
    }

    private static Outcome echo(JsonObject given, Running running) {
        return answer(new String(given.bytes(), StandardCharsets.UTF_8));
    }
}
