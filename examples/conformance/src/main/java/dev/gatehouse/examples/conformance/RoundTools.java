package dev.gatehouse.examples.conformance;

import static dev.gatehouse.examples.conformance.AskingTools.asking;
import static dev.gatehouse.examples.conformance.AskingTools.oneText;
import static dev.gatehouse.examples.conformance.AskingTools.wordsOf;
import static dev.gatehouse.toolkit.server.Content.answer;

import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.Content;
import dev.gatehouse.toolkit.server.JsonText;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Prompt;
import dev.gatehouse.toolkit.server.Questions;
import dev.gatehouse.toolkit.server.Running;
import dev.gatehouse.toolkit.server.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tools and a prompt of several questions or rounds, some with state (SEP-2322).
final class RoundTools {
    private static final Asked NAME = Questions.form("What is your name?", oneText("name"));
    private static final Asked ROOTS = Questions.roots();
    private static final JsonObject CONFIRMED = JsonText.object(
        "{\"type\": \"object\", \"required\": [\"ok\"], \"properties\": {\"ok\": {\"type\": \"boolean\"}}}");

    private RoundTools() {}

    static void addTo(Library library) {
        library.add(Tool.plain("test_input_required_result_elicitation", "Asks for a name.", (_, running) -> name(running)))
            .add(Tool.plain("test_input_required_result_sampling", "Asks a model.",
                asking("capital_question", Questions.sample("What is the capital of France?", 100), said -> answer(wordsOf(said)))))
            .add(Tool.plain("test_input_required_result_list_roots", "Asks for roots.",
                asking("client_roots", ROOTS, said -> answer("Roots: " + roots(said).size()))))
            .add(Tool.plain("test_input_required_result_multiple_inputs", "Asks three things at once.", (_, running) -> three(running)))
            .add(Tool.plain("test_input_required_result_request_state", "Asks, and keeps state with the client.", (_, running) -> withState(running)))
            .add(Tool.plain("test_input_required_result_tampered_state", "Asks, and refuses changed state.", (_, running) -> withState(running)))
            .add(Tool.plain("test_input_required_result_multi_round", "Asks twice.", (_, running) -> twice(running)))
            .add(Tool.plain("test_input_required_result_capabilities", "Asks only what the client can answer.", (_, running) -> able(running)))
            .add(new Prompt("test_input_required_result_prompt", "Asks for its context.", List.of(), (_, running) -> context(running)));
    }

    private static Outcome name(Running running) {
        return Questions.accepted(running, "user_name").flatMap(given -> given.text("name")).<Outcome>map(name -> answer("Hello, " + name + "!"))
            .orElseGet(() -> Ask.one("user_name", NAME));
    }

    private static List<?> roots(JsonObject said) {
        return said.array("roots").map(JsonArray::values).orElseGet(List::of);
    }

    private static Map<String, Asked> all() {
        Map<String, Asked> all = new LinkedHashMap<>();
        all.put("user_name", NAME);
        all.put("greeting", Questions.sample("Generate a greeting", 50));
        all.put("client_roots", ROOTS);
        return all;
    }

    private static boolean isAnswered(Running running, Map<String, Asked> questions) {
        return questions.keySet().stream().allMatch(key -> running.answer(key).isPresent());
    }

    private static Outcome three(Running running) {
        if (!isAnswered(running, all())) return new Ask(all(), Optional.of(step("all")));
        String name = Questions.accepted(running, "user_name").flatMap(given -> given.text("name")).orElse("nobody");
        return answer(wordsOf(running.answer("greeting").orElseThrow()) + " (" + name + ", "
            + roots(running.answer("client_roots").orElseThrow()).size() + " roots)");
    }

    private static JsonObject step(String name) {
        return JsonObject.of("step", JsonString.of(name));
    }

    private static boolean isAt(Running running, String name) {
        return running.state().flatMap(state -> state.text("step")).filter(name::equals).isPresent();
    }

    private static Outcome withState(Running running) {
        return isAt(running, "confirm") && running.answer("confirm").isPresent() ? answer("state-ok")
            : Ask.one("confirm", Questions.form("Please confirm", CONFIRMED)).keeping(step("confirm"));
    }

    private static Outcome twice(Running running) {
        Optional<String> color = Questions.accepted(running, "step2").flatMap(given -> given.text("color"));
        if (isAt(running, "second") && color.isPresent()) return answer(running.state().flatMap(state -> state.text("name")).orElse("") + " likes " + color.get() + ".");
        Optional<String> name = isAt(running, "first") ? Questions.accepted(running, "step1").flatMap(given -> given.text("name")) : Optional.empty();
        return name.<Outcome>map(given -> Ask.one("step2", Questions.form("Step 2: What is your favorite color?", oneText("color")))
                .keeping(step("second").with("name", JsonString.of(given))))
            .orElseGet(() -> Ask.one("step1", Questions.form("Step 1: What is your name?", oneText("name"))).keeping(step("first")));
    }

    private static Outcome able(Running running) {
        Map<String, Asked> questions = all();
        questions.values().removeIf(each -> !each.question().isFor(running.clientCapabilities(), each.params()));
        return isAnswered(running, questions) ? answer("Asked " + questions.size() + " things.") : new Ask(questions, Optional.empty());
    }

    private static Outcome context(Running running) {
        return Questions.accepted(running, "user_context").<Outcome>map(given -> Content.fromUser(Content.text("Mind this: " + given.text("context").orElse(""))))
            .orElseGet(() -> Ask.one("user_context", Questions.form("What context should the prompt use?", oneText("context"))));
    }
}
