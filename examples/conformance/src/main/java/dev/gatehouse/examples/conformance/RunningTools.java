package dev.gatehouse.examples.conformance;

import static dev.gatehouse.toolkit.server.Content.answer;
import static dev.gatehouse.toolkit.server.Content.failure;

import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.Content;
import dev.gatehouse.toolkit.server.JsonText;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Prompt;
import dev.gatehouse.toolkit.server.Running;
import dev.gatehouse.toolkit.server.Tool;
import dev.gatehouse.toolkit.server.Work;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Tools that take a while or change something: progress, logs, a stream closed half way, lists and resources that change.
final class RunningTools {
    private static final int PAUSE = 50;
    private static final Tool EXTRA = Tool.plain("test_extra_tool", "Comes and goes.", Work.of(answer("Here now.")));
    private static final Prompt EXTRA_PROMPT = new Prompt("test_extra_prompt", "Comes and goes.", List.of(), Work.of(Content.fromUser(Content.text("Here now."))));

    private final Library library;
    private final AtomicInteger cancelled = new AtomicInteger();

    RunningTools(Library library) {
        this.library = library;
    }

    void add() {
        library.add(Tool.plain("test_tool_with_progress", "Tells its progress three times.", (_, running) -> withProgress(running)))
            .add(Tool.plain("test_tool_with_logging", "Logs three messages.", (_, running) -> withLogs(running)))
            .add(Tool.plain("test_logging_tool", "Logs three messages.", (_, running) -> withLogs(running)))
            .add(Tool.plain("test_reconnection", "Closes its stream before it answers.", (_, running) -> reconnecting(running)))
            .add(new Tool("test_wait", "Waits, and can be cancelled.", JsonText.object("""
                {"type": "object", "properties": {"seconds": {"type": "number", "minimum": 0, "maximum": 60}}, "required": ["seconds"]}"""),
                (given, _) -> waiting(given)))
            .add(Tool.plain("test_cancelled", "Tells how many waits were cancelled.", (_, _) -> answer(cancelled.toString())))
            .add(Tool.plain("test_trigger_tool_change", "Adds or removes a tool.", (_, _) -> changeTools()))
            .add(Tool.plain("test_trigger_prompt_change", "Adds or removes a prompt.", (_, _) -> changePrompts()))
            .add(new Tool("test_trigger_resource_update", "Says that a resource has changed.", JsonText.object("""
                {"type": "object", "properties": {"uri": {"type": "string"}}, "required": ["uri"]}"""), (given, _) -> update(given)));
    }

    private static Outcome withProgress(Running running) throws InterruptedException {
        for (int done : new int[] {0, 50, 100}) {
            running.progress(done, 100);
            Thread.sleep(PAUSE);
        }
        return answer("Progress was told to whoever asked.");
    }

    private static Outcome withLogs(Running running) throws InterruptedException {
        for (String words : List.of("Tool execution started", "Tool processing data", "Tool execution completed")) {
            running.log(LogLevel.INFO, "fixture", JsonString.of(words));
            Thread.sleep(PAUSE);
        }
        return answer("Three log messages were offered.");
    }

    /// Whoever comes back with the last event's id gets the answer.
    private static Outcome reconnecting(Running running) throws InterruptedException {
        Thread.sleep(PAUSE);
        running.breakStream();
        Thread.sleep(4 * PAUSE);
        return answer("Answered after the stream was closed.");
    }

    private Outcome waiting(JsonObject given) throws InterruptedException {
        double seconds = given.get("seconds").orElse(null) instanceof JsonNumber number ? Math.clamp(number.asDouble(), 0, 60) : 0;
        try {
            Thread.sleep((long) (1_000 * seconds));
            return answer("Waited.");
        } catch (InterruptedException stopped) {
            cancelled.incrementAndGet();
            throw stopped;
        }
    }

    private Outcome changeTools() {
        if (library.tool(EXTRA.name()).isPresent()) library.removeTool(EXTRA.name());
        else library.add(EXTRA);
        return answer("The tools have changed.");
    }

    private Outcome changePrompts() {
        if (library.prompt(EXTRA_PROMPT.name()).isPresent()) library.removePrompt(EXTRA_PROMPT.name());
        else library.add(EXTRA_PROMPT);
        return answer("The prompts have changed.");
    }

    private Outcome update(JsonObject given) {
        if (given.text("uri").isEmpty()) return failure("It is not said which resource.");
        library.updated(given.text("uri").get());
        return answer("The resource has changed.");
    }
}
