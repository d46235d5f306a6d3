package dev.gatehouse.examples.conformance;

import static dev.gatehouse.examples.conformance.AskingTools.oneText;
import static dev.gatehouse.toolkit.server.Content.answer;
import static dev.gatehouse.toolkit.server.Content.failure;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.InputRequired.Asked;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.JsonText;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Outcome.Later;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Questions;
import dev.gatehouse.toolkit.server.Running;
import dev.gatehouse.toolkit.server.Step;
import dev.gatehouse.toolkit.server.Tool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Tools that go on as tasks (SEP-2663), and one that never does.
final class TaskTools {
    private static final JsonObject CONFIRM = JsonText.object(
        "{\"type\": \"object\", \"required\": [\"confirm\"], \"properties\": {\"confirm\": {\"type\": \"boolean\"}}}");
    private static final Asked NAME = Questions.form("What is your name?", oneText("name"));

    private TaskTools() {}

    static void addTo(Library library) {
        library.add(new Tool("greet", "Greets.", oneText("name"), (given, _) -> answer("Hello, " + given.text("name").orElse("World") + "!")))
            .add(new Tool("slow_compute", "Computes for so many seconds.", JsonText.object("""
                {"type": "object", "required": ["seconds"], "properties": {
                   "seconds": {"type": "number", "minimum": 0, "maximum": 60}, "label": {"type": "string"}}}"""),
                (given, _) -> new Later(false, _ -> compute(given))))
            .add(Tool.plain("failing_job", "Fails after a second, as a task only.", (_, _) -> new Later(true, afterASecond(failure("The job failed.")))))
            .add(Tool.plain("protocol_error_job", "Breaks after a second.", (_, _) -> new Later(false,
                afterASecond(Wrong.of(ErrorCode.INTERNAL_ERROR, "The job broke.")))))
            .add(new Tool("confirm_delete", "Deletes nothing, after asking.", oneText("filename"),
                (given, _) -> new Later(false, running -> delete(given, running))))
            .add(Tool.plain("multi_input", "Asks two things at once.", (_, _) -> new Later(false, TaskTools::both)))
            .add(Tool.plain("test_tool_with_task", "Asks first, then goes on as a task.", (_, running) -> askedFirst(running)));
    }

    private static Step afterASecond(Outcome outcome) {
        return _ -> {
            Thread.sleep(1_000);
            return outcome;
        };
    }

    private static Outcome compute(JsonObject given) throws InterruptedException {
        double seconds = given.get("seconds").orElse(null) instanceof JsonNumber number ? Math.clamp(number.asDouble(), 0, 60) : 0;
        Thread.sleep((long) (1_000 * seconds));
        return answer("Computed " + given.text("label").orElse("it") + ".");
    }

    private static Outcome delete(JsonObject given, Running running) {
        if (running.answer("confirmation").isEmpty()) return Ask.one("confirmation", Questions.form("Shall it be deleted?", CONFIRM));
        boolean yes = Questions.accepted(running, "confirmation").isPresent();
        return answer((yes ? "Deleted " : "Kept ") + given.text("filename").orElse("it") + ".");
    }

    private static Outcome both(Running running) {
        Map<String, Asked> questions = new LinkedHashMap<>();
        questions.put("name", NAME);
        questions.put("confirmation", Questions.form("Shall it go on?", CONFIRM));
        boolean said = questions.keySet().stream().allMatch(key -> running.answer(key).isPresent());
        return said ? answer("Both were answered.") : new Ask(questions, Optional.empty());
    }

    private static Outcome askedFirst(Running running) {
        Optional<String> name = Questions.accepted(running, "user_name").flatMap(given -> given.text("name"));
        return name.<Outcome>map(given -> new Later(true, _ -> answer("Done for " + given + ".")))
            .orElseGet(() -> Ask.one("user_name", NAME));
    }
}
