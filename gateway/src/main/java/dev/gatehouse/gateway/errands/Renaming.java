package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One server's names and addresses as they are on the route to all servers, wherever a message has them: in listings, in what was read, in
/// links and resources within results and prompts, in news and errors. All else, text and structured content too, stays as it came.
///
/// @param known where names that end in a mark are learned
record Renaming(String server, KnownNames known) {
    /// A listed thing.
    JsonObject listed(Listed of, JsonObject thing) {
        return switch (of) {
            case TOOLS, PROMPTS -> edited(thing, of.key(), own -> known.learn(of, server, own).text());
            case RESOURCES, TEMPLATES -> addressed(thing, of.key());
        };
    }

    /// The answer to a call of this server.
    Success answer(Call call, Success answer) {
        JsonObject result = answer.result();
        JsonObject renamed = switch (call) {
            case Call.ToolCall _ -> ofTool(result);
            case Call.TaskCall _ -> ofTask(result);
            case Call.PromptGet _ -> each(result, "messages", this::spoken);
            case Call.ResourceRead _ -> each(result, "contents", contents -> addressed(contents, "uri"));
            case Call.Listing(_, Listed of, _) -> each(result, of.member(), thing -> listed(of, thing));
            case Call.Completion _, Call.Subscription _, Call.Listening _, Call.Discovery _, Call.LevelSetting _, Call.Reply _, Call.Notice _ -> result;
        };
        return renamed == result ? answer : answer.withResult(renamed);
    }

    private JsonObject ofTool(JsonObject result) {
        return each(result, "content", this::block);
    }

    /// What is said of a task: what the call of its tool has come to.
    private JsonObject ofTask(JsonObject told) {
        return TaskReport.edited(told, this::ofTool, this::ofError);
    }

    Failure error(Failure failure) {
        JsonObject renamed = ofError(failure.error());
        return renamed == failure.error() ? failure : new Failure(failure.id(), renamed, failure.extra());
    }

    /// An error: that a resource is not there names it.
    private JsonObject ofError(JsonObject error) {
        return error.object("data").filter(data -> data.has("uri")).map(data -> error.with("data", addressed(data, "uri"))).orElse(error);
    }

    /// News of a resource or a task.
    Notification news(Notification note) {
        return switch (note.method()) {
            case Names.RESOURCE_UPDATED -> note.params().map(params -> note.withParams(addressed(params, "uri"))).orElse(note);
            case Names.TASK_NEWS -> note.params().map(params -> note.withParams(ofTask(params))).orElse(note);
            default -> note;
        };
    }

    private JsonObject spoken(JsonObject message) {
        Optional<JsonObject> one = message.object("content");
        return one.isPresent() ? message.with("content", block(one.get())) : each(message, "content", this::block);
    }

    /// A link holds its address itself; a resource within a result holds its contents.
    private JsonObject block(JsonObject block) {
        return switch (block.text("type").orElse("")) {
            case "resource_link" -> addressed(block, "uri");
            case "resource" -> block.object("resource").map(inner -> block.with("resource", addressed(inner, "uri"))).orElse(block);
            default -> block;
        };
    }

    private JsonObject addressed(JsonObject object, String member) {
        return edited(object, member, own -> SharedAddress.of(server, own));
    }

    private static JsonObject edited(JsonObject object, String member, UnaryOperator<String> edit) {
        return object.text(member).map(own -> object.with(member, JsonString.of(edit.apply(own)))).orElse(object);
    }

    private static JsonObject each(JsonObject object, String member, UnaryOperator<JsonObject> edit) {
        Optional<JsonArray> all = object.array(member);
        return all.isEmpty() ? object : object.with(member, all.get().mapping((Json each) -> each instanceof JsonObject one ? edit.apply(one) : each));
    }
}
