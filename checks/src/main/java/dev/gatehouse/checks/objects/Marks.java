package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an operator says of one tool, prompt, kind of resources or listing of a server: which arguments name objects, which members of what comes
/// back hold ids that the caller may use from then on, and which say whose something is.
public final class Marks {
    private final String server;
    private final Marked of;
    private final Mode mode;
    private final boolean othersPass;
    private final boolean readsText;
    private final Spots<ArgumentMark> arguments;
    private final Spots<ArgumentMark> answers;
    private final Spots<String> yields;
    private final Spots<Claim> owners;

    /// How they are meant.
    ///
    /// @param othersPass whether arguments that nobody marked pass
    /// @param readsText whether ids are read from the JSON of a result's single text block, and not from its structured content
    public record Manner(Mode mode, boolean othersPass, boolean readsText) {
        /// They refuse, arguments without a mark too, and read structured content.
        public static final Manner STRICT = new Manner(Mode.ENFORCE, false, false);
    }

    /// Without marks in answers.
    public Marks(String server, Marked of, Manner manner, Map<String, ArgumentMark> arguments, Map<String, String> yields, Map<String, Claim> owners) {
        this(server, of, manner, arguments, Map.of(), yields, owners);
    }

    /// @param arguments by their spots (`pairs[].left.note.id`)
    /// @param answers the same of what a client answers to a question of the server
    /// @param yields the type of ids, by the spots of a result's JSON
    /// @param owners the claim that names the caller as owner, by the same
    /// @throws IllegalArgumentException where a spot is none, or lies within another
    public Marks(String server, Marked of, Manner manner, Map<String, ArgumentMark> arguments, Map<String, ArgumentMark> answers, Map<String, String> yields,
        Map<String, Claim> owners) {
        this.server = server;
        this.of = of;
        this.mode = manner.mode();
        this.othersPass = manner.othersPass();
        this.readsText = manner.readsText();
        this.arguments = Spots.of(arguments);
        this.answers = Spots.of(answers);
        this.yields = Spots.of(yields);
        this.owners = Spots.of(owners);
    }

    String server() {
        return server;
    }

    Marked of() {
        return of;
    }

    Mode mode() {
        return mode;
    }

    boolean othersPass() {
        return othersPass;
    }

    Spots<ArgumentMark> arguments() {
        return arguments;
    }

    Spots<ArgumentMark> answers() {
        return answers;
    }

    /// What is the caller's own of what comes back of a call; empty where nothing may stay.
    Optional<JsonObject> ownOf(Call call, JsonObject result) {
        Caller caller = call.facts().caller();
        return switch (call) {
            case Call.ToolCall _ -> OwnResult.ofTool(owners, caller, result);
            case Call.TaskCall _, Call.Listening _ -> taskResult(result)
                .map(each -> OwnResult.ofTool(owners, caller, each).map(own -> result.with("result", own))).orElse(Optional.of(result));
            case Call.ResourceRead _ -> OwnResult.ofResource(owners, caller, result);
            case Call.Listing _ -> OwnResult.ofListing(owners, caller, result);
            case Call.PromptGet _, Call.Completion _, Call.Subscription _, Call.LevelSetting _, Call.Discovery _, Call.Reply _, Call.Notice _ ->
                Optional.of(result);
        };
    }

    /// The ids that a result yields, by their types.
    Map<String, Set<ObjectId>> idsIn(Call call, JsonObject result) {
        return switch (call) {
            case Call.ToolCall _ -> Yield.of(yields, toolJson(result));
            case Call.TaskCall _ -> Yield.of(yields, taskResult(result).flatMap(this::toolJson));
            case Call.ResourceRead _ -> Yield.of(yields, onlyText(result, "contents"));
            case Call.Listing _ -> Yield.of(yields, Optional.of(result));
            case Call.Listening _, Call.PromptGet _, Call.Completion _, Call.Subscription _, Call.LevelSetting _, Call.Discovery _, Call.Reply _,
                Call.Notice _ -> Map.of();
        };
    }

    private static Optional<JsonObject> taskResult(JsonObject told) {
        return told.object("result");
    }

    /// What went wrong, and what is a question or a task so far, yields nothing.
    private Optional<Json> toolJson(JsonObject result) {
        boolean failed = result.get("isError").filter(flag -> flag != JsonBoolean.FALSE).isPresent();
        if (failed || InputRequired.is(result) || TaskReport.isMade(result)) {
            return Optional.empty();
        }
        return readsText ? onlyText(result, "content") : result.get("structuredContent");
    }

    /// The JSON of the one text there is: among several it would be anybody's guess which of them the server wrote itself.
    private static Optional<Json> onlyText(JsonObject result, String blocks) {
        return result.array(blocks).filter(all -> all.size() == 1).map(all -> all.get(0))
            .flatMap(block -> block instanceof JsonObject object ? object.string("text") : Optional.empty()).flatMap(OwnResult::read);
    }

    @Override
    public String toString() {
        return "Marks of " + of.word();
    }
}
