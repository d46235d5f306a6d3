package dev.gatehouse.examples.conformance;

import static dev.gatehouse.toolkit.server.Content.answer;

import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.JsonText;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Questions;
import dev.gatehouse.toolkit.server.Tool;
import dev.gatehouse.toolkit.server.Work;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// Tools that ask the client one thing: its user, its model or its roots.
final class AskingTools {
    private static final JsonObject USER = JsonText.object("""
        {"type": "object", "required": ["username", "email"], "properties": {
           "username": {"type": "string", "description": "Who is it?"}, "email": {"type": "string", "description": "Where do letters go?"}}}""");

    private static final JsonObject DEFAULTS = JsonText.object("""
        {"type": "object", "required": [], "properties": {
           "name": {"type": "string", "default": "John Doe"}, "age": {"type": "integer", "default": 30},
           "score": {"type": "number", "default": 95.5},
           "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
           "verified": {"type": "boolean", "default": true}}}""");

    private static final JsonObject ENUMS = JsonText.object("""
        {"type": "object", "required": [], "properties": {
           "untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
           "titledSingle": {"type": "string", "oneOf": [{"const": "value1", "title": "First Option"},
             {"const": "value2", "title": "Second Option"}, {"const": "value3", "title": "Third Option"}]},
           "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"], "enumNames": ["Option One", "Option Two", "Option Three"]},
           "untitledMulti": {"type": "array", "items": {"type": "string", "enum": ["option1", "option2", "option3"]}},
           "titledMulti": {"type": "array", "items": {"anyOf": [{"const": "value1", "title": "First Choice"},
             {"const": "value2", "title": "Second Choice"}, {"const": "value3", "title": "Third Choice"}]}}}}""");

    private static final JsonObject OK = JsonText.object("{\"type\": \"object\", \"required\": [\"ok\"], \"properties\": {\"ok\": {\"type\": \"boolean\"}}}");

    private AskingTools() {}

    static void addTo(Library library) {
        library.add(new Tool("test_sampling", "Has the client ask its model.", oneText("prompt"),
                (given, running) -> asking("model", Questions.sample(given.text("prompt").orElse(""), 100), said -> answer("LLM response: " + wordsOf(said)))
                    .run(given, running)))
            .add(new Tool("test_elicitation", "Asks the user.", oneText("message"),
                (given, running) -> asking("user", Questions.form(given.text("message").orElse(""), USER), said -> answer("User response: " + entered(said)))
                    .run(given, running)))
            .add(Tool.plain("test_elicitation_sep1034_defaults", "Asks with defaults.",
                asking("answers", Questions.form("Check these values.", DEFAULTS), AskingTools::completed)))
            .add(Tool.plain("test_elicitation_sep1330_enums", "Asks with choices.",
                asking("answers", Questions.form("Choose.", ENUMS), AskingTools::completed)))
            .add(Tool.plain("test_url_elicitation", "Sends the user to a page.",
                asking("page", Questions.page("Please sign in there.", "https://example.com/sign-in"), AskingTools::completed)))
            .add(Tool.plain("test_streaming_elicitation", "Asks while a stream is open.",
                asking("go", Questions.form("Shall it go on?", OK), AskingTools::completed)))
            .add(Tool.plain("test_missing_capability", "Needs sampling.",
                asking("model", Questions.sample("Say something.", 100), said -> answer(wordsOf(said)))));
    }

    /// Work of one question: asks it until there is an answer, and goes on with that.
    static Work asking(String key, Asked question, Function<JsonObject, Outcome> then) {
        return (_, running) -> running.answer(key).map(then).orElseGet(() -> Ask.one(key, question));
    }

    private static Outcome completed(JsonObject said) {
        return answer("Elicitation completed: " + entered(said));
    }

    private static String entered(JsonObject said) {
        byte[] content = said.object("content").orElseGet(JsonObject::empty).bytes();
        return "action=" + said.text("action").orElse("none") + ", content=" + new String(content, StandardCharsets.UTF_8);
    }

    /// The words of what a model wrote: one block, or several.
    static String wordsOf(JsonObject sampled) {
        return sampled.object("content").flatMap(block -> block.text("text"))
            .or(() -> sampled.array("content").map(blocks -> String.join(" ", blocks.values().stream()
                .map(block -> block instanceof JsonObject object ? object.text("text").orElse("") : "").toList())))
            .orElse("");
    }

    static JsonObject oneText(String name) {
        return JsonText.object("{\"type\": \"object\", \"required\": [\"" + name + "\"], \"properties\": {\"" + name + "\": {\"type\": \"string\"}}}");
    }
}
