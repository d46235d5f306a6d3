package dev.gatehouse.toolkit;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.About;
import dev.gatehouse.toolkit.server.Content;
import dev.gatehouse.toolkit.server.JsonText;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Outcome.Later;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Questions;
import dev.gatehouse.toolkit.server.Running;
import dev.gatehouse.toolkit.server.Template;
import dev.gatehouse.toolkit.server.Tool;
import dev.gatehouse.toolkit.server.Work;
import java.util.concurrent.CountDownLatch;

/// A small library for tests.
final class Shop {
    final CountDownLatch waits = new CountDownLatch(1);
    final CountDownLatch stopped = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final Library library = new Library(new About("shop", "1"));

    Shop() {
        JsonObject any = JsonText.object("{\"type\":\"object\"}");
        library.add(Tool.plain("hello", "Greets.", Work.of(Content.answer("hello"))))
            .add(Tool.plain("broken", "Throws.", (_, _) -> { throw new IllegalStateException("a secret"); }))
            .add(Tool.plain("wait", "Waits.", (_, _) -> waiting()))
            .add(Tool.plain("tell", "Logs and reports.", (_, running) -> telling(running)))
            .add(Tool.plain("break", "Breaks its stream.", (_, running) -> breaking(running)))
            .add(new Tool("name", "Asks for a name.", any, (_, running) -> naming(running)))
            .add(Tool.plain("job", "Asks in a task.", (_, _) -> new Later(false, Shop::naming)))
            .add(Tool.plain("only", "A task only.", (_, _) -> new Later(true, _ -> Content.answer("done"))))
            .add(Tool.plain("wrong", "Breaks as a task.", (_, _) -> new Later(false, _ -> Wrong.of(ErrorCode.INTERNAL_ERROR, "no"))))
            .add(new Tool("routed", "Has an argument in a header.", JsonText.object("""
                {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"}}}"""), (given, _) -> Content.answer(given.text("region").orElse(""))))
            .add(new Template("shop://{shelf}/{item}", "Things", "text/plain",
                (given, _) -> Content.contents(Content.textOf(given.text("uri").orElseThrow(), "text/plain", given.text("shelf").orElseThrow() + " " + given.text("item").orElseThrow()))));
    }

    private Outcome waiting() throws InterruptedException {
        waits.countDown();
        try {
            goOn.await();
            return Content.answer("waited");
        } catch (InterruptedException cancelled) {
            stopped.countDown();
            throw cancelled;
        }
    }

    private static Outcome telling(Running running) {
        running.log(LogLevel.DEBUG, "shop", JsonString.of("fine"));
        running.log(LogLevel.ERROR, "shop", JsonString.of("grave"));
        running.progress(2, 3);
        running.progress(1, 3);
        running.progress(3, 3);
        return Content.answer("told");
    }

    private Outcome breaking(Running running) throws InterruptedException {
        running.log(LogLevel.ERROR, "shop", JsonString.of("first"));
        running.breakStream();
        goOn.await();
        return Content.answer("after the break");
    }

    private static Outcome naming(Running running) {
        if (running.state().isPresent()) return Content.answer(Questions.accepted(running, "name").flatMap(form -> form.text("name")).orElse("nobody"));
        return Ask.one("name", Questions.form("Who?", JsonText.object("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}")))
            .keeping(JsonObject.of("asked", JsonString.of("yes")));
    }
}
