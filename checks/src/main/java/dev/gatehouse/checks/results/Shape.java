package dev.gatehouse.checks.results;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;
import java.util.function.Predicate;

/// Withholds answers that have not the shape their method promises (MCP 2025-11-25 and 2026-07-28, server/*): a reader that fills
/// in what is missing can be made to fill in anything.
public final class Shape implements Review {
    private static final int MOST_LISTED = 2_000;
    private static final int MOST_COMPLETIONS = 100;
    private static final int LONGEST_CURSOR = 4_096;

    @Override
    public String name() {
        return "shape";
    }

    @Override
    public Finding examine(Call call, Message message) {
        return switch (message) {
            case Success answer -> examine(call, answer.result());
            case Notification note when note.method().equals(Names.TASK_NEWS) ->
                isTask(note.params().orElseGet(JsonObject::empty)) ? Finding.KEEP : withhold("not news of a task");
            case Notification _, Request _, Failure _ -> Finding.KEEP;
        };
    }

    private static Finding examine(Call call, JsonObject result) {
        if (InputRequired.is(result)) {
            return InputRequired.METHODS.contains(call.method()) && InputRequired.of(result).isPresent() ? Finding.KEEP : withhold("not a wish for input");
        }
        return switch (call) {
            case Call.ToolCall _ when TaskReport.isMade(result) -> TaskReport.made(result).isPresent() ? Finding.KEEP : withhold("not a task");
            case Call.TaskCall(_, var step, _, _) -> step != Call.TaskCall.Step.GET || isTask(result) ? Finding.KEEP : withhold("not a task");
            case Call.ToolCall _ -> isToolResult(result) ? Finding.KEEP : withhold("not a tool result");
            case Call.PromptGet _ -> all(result, "messages", Shape::isPromptMessage) ? Finding.KEEP : withhold("not a prompt");
            case Call.ResourceRead _ -> all(result, "contents", Shape::isContents) ? Finding.KEEP : withhold("not the contents of a resource");
            case Call.Listing(_, Listed of, _) -> isListing(result, of) ? Finding.KEEP : withhold("not a list of " + of.member());
            case Call.Completion _ -> isCompletion(result) ? Finding.KEEP : withhold("not a completion");
            case Call.Subscription _, Call.Listening _, Call.Discovery _, Call.LevelSetting _, Call.Reply _, Call.Notice _ -> Finding.KEEP;
        };
    }

    /// What a task came to is what its tool's call would have said.
    private static boolean isTask(JsonObject told) {
        return TaskReport.told(told).filter(report -> report.result().filter(result -> !isToolResult(result)).isEmpty()).isPresent();
    }

    private static boolean isToolResult(JsonObject result) {
        return all(result, "content", Shape::isBlock) || !result.has("content") && result.has("structuredContent");
    }

    private static boolean isBlock(Json block) {
        return block instanceof JsonObject object && isText(object, "type");
    }

    private static boolean isPromptMessage(Json message) {
        return message instanceof JsonObject object && isText(object, "role") && object.object("content").filter(Shape::isBlock).isPresent();
    }

    private static boolean isContents(Json contents) {
        return contents instanceof JsonObject object && isText(object, "uri") && (isText(object, "text") || isText(object, "blob"));
    }

    private static boolean isListing(JsonObject result, Listed of) {
        return result.array(of.member()).filter(all -> all.size() <= MOST_LISTED).isPresent() && isCursor(result.get("nextCursor"))
            && all(result, of.member(), each -> each instanceof JsonObject object && isText(object, "name") && isText(object, of.key()));
    }

    /// One of another kind or longer could not be sealed, and would be the server's own in the client's hands. Some servers write that there
    /// is none.
    private static boolean isCursor(Optional<Json> next) {
        return next.isEmpty() || next.get() instanceof JsonNull || next.get() instanceof JsonString text && text.value().length() <= LONGEST_CURSOR;
    }

    /// At most 100 values (MCP 2025-11-25 and 2026-07-28, server/utilities/completion).
    private static boolean isCompletion(JsonObject result) {
        return result.object("completion")
            .filter(completion -> completion.array("values").filter(values -> values.size() <= MOST_COMPLETIONS).isPresent())
            .filter(completion -> all(completion, "values", JsonString.class::isInstance)).isPresent();
    }

    private static boolean all(JsonObject object, String member, Predicate<Json> rule) {
        return object.array(member).filter(array -> array.values().stream().allMatch(rule)).isPresent();
    }

    private static boolean isText(JsonObject object, String member) {
        return object.get(member).filter(JsonString.class::isInstance).isPresent();
    }

    private static Finding withhold(String what) {
        return new Finding.Withhold(Refusal.after(Effect.DONE, Code.UPSTREAM_INVALID, what));
    }
}
