package dev.gatehouse.checks.results;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Takes `ui://` resources out of results and listings: pages of a server's own making inside the client's window (the apps extension). Routes on
/// which an operator wrote `allow: [apps]` are left alone. That the extension is not offered in the first place is the bridge's part.
public final class NoApps implements Review {
    @Override
    public String name() {
        return "no-apps";
    }

    @Override
    public Finding examine(Call call, Message message) {
        if (call.facts().route().apps()) {
            return Finding.KEEP;
        }
        return switch (message) {
            case Success answer -> examine(call, answer);
            case Notification note when note.method().equals(Names.TASK_NEWS) && note.params().isPresent() ->
                replaced(note.params().get(), NoApps::ofTask, note::withParams);
            case Notification _, Request _, Failure _ -> Finding.KEEP;
        };
    }

    private Finding examine(Call call, Success answer) {
        return switch (call) {
            case Call.ToolCall _ -> without("content", answer);
            case Call.TaskCall _ -> replaced(answer.result(), NoApps::ofTask, answer::withResult);
            case Call.PromptGet _ -> without("messages", answer);
            case Call.ResourceRead _ -> without("contents", answer);
            case Call.Listing(_, Listed of, _) -> without(of.member(), answer);
            case Call.Completion _, Call.Subscription _, Call.Listening _, Call.Discovery _, Call.LevelSetting _, Call.Reply _, Call.Notice _ -> Finding.KEEP;
        };
    }

    private Finding without(String member, Success answer) {
        return replaced(answer.result(), result -> without(member, result), answer::withResult);
    }

    private Finding replaced(JsonObject before, UnaryOperator<JsonObject> edit, Function<JsonObject, Message> message) {
        JsonObject after = edit.apply(before);
        return after == before ? Finding.KEEP : new Finding.Replace(message.apply(after), name());
    }

    private static JsonObject ofTask(JsonObject told) {
        return TaskReport.edited(told, result -> without("content", result), UnaryOperator.identity());
    }

    private static JsonObject without(String member, JsonObject result) {
        Optional<JsonArray> all = result.array(member);
        JsonArray plain = all.orElseGet(JsonArray::empty).keeping(each -> !isPage(each));
        return all.isEmpty() || plain == all.get() ? result : result.with(member, plain);
    }

    /// A link, a resource or a template by its own address; a block or a prompt's message by that of what it holds.
    private static boolean isPage(Json each) {
        return each instanceof JsonObject object
            && (isPageUri(object.text("uri")) || isPageUri(object.text("uriTemplate"))
                || object.object("resource").filter(NoApps::isPage).isPresent() || object.object("content").filter(NoApps::isPage).isPresent());
    }

    private static boolean isPageUri(Optional<String> uri) {
        return uri.filter(text -> text.regionMatches(true, 0, "ui:", 0, 3)).isPresent();
    }
}
