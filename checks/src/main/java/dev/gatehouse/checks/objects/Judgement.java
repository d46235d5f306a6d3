package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.ResourceAddress;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What marks say of a call.
final class Judgement {
    private final AllMarks all;
    private final Deliveries deliveries;

    /// Marks that a call breaks.
    ///
    /// @param mode what they do about it
    record Broken(Mode mode, Refusal refusal) {}

    Judgement(AllMarks all, Deliveries deliveries) {
        this.all = all;
        this.deliveries = deliveries;
    }

    /// The strictest of those that it breaks; none of what nobody marked.
    Optional<Broken> of(Call call) {
        String server = call.facts().route().server();
        return switch (call) {
            case Call.ToolCall tool -> all.tool(server, tool.tool().value())
                .flatMap(marks -> broken(marks, answered(hearing(marks, call, false), tool.params()).all(arguments(tool.params()))));
            case Call.TaskCall task -> all.tool(server, task.task().tool().value())
                .flatMap(marks -> broken(marks, answered(hearing(marks, call, false), task.params())));
            case Call.PromptGet prompt -> all.prompt(server, prompt.prompt().value())
                .flatMap(marks -> broken(marks, answered(hearing(marks, call, true), prompt.params()).all(arguments(prompt.params()))));
            case Call.ResourceRead read -> resource(call, read.resource());
            case Call.Subscription subscription -> resource(call, subscription.resource());
            case Call.Listening listening -> strictest(listening.resources().stream().flatMap(each -> resource(call, each).stream()));
            case Call.Completion completion -> completion(completion);
            // What these name, ids of tasks among them, is the gate's own and bound to its caller there.
            case Call.Listing _, Call.LevelSetting _, Call.Discovery _, Call.Reply _, Call.Notice _ -> Optional.empty();
        };
    }

    /// The answers to questions that a request of the newer era, or a task's update, carries.
    private static Hearing answered(Hearing hearing, JsonObject params) {
        params.object(InputRequired.RESPONSES).map(JsonObject::members).orElseGet(List::of).stream()
            .flatMap(member -> content(member.value()).stream()).forEach(hearing::answer);
        return hearing;
    }

    private static Optional<JsonObject> content(Json answer) {
        return answer instanceof JsonObject object ? object.object("content") : Optional.empty();
    }

    /// What a reply of the older era breaks of the marks of the call in which it was asked for.
    Optional<Broken> of(Call.Reply reply, Marks marks) {
        Optional<JsonObject> answer = reply.facts().message() instanceof Success success ? content(success.result()) : Optional.empty();
        return answer.flatMap(each -> broken(marks, hearing(marks, reply, false).answer(each)));
    }

    /// The marks whose answers are to be looked at when a call is replied to.
    Optional<Marks> ofReplies(Call call) {
        return call instanceof Call.ToolCall tool
            ? all.tool(tool.facts().route().server(), tool.tool().value()).filter(marks -> !marks.answers().isEmpty()) : Optional.empty();
    }

    Hearing hearing(Marks marks, Call call, boolean isOfText) {
        return new Hearing(marks, call.facts().caller(), deliveries, isOfText);
    }

    /// The marks of what a completion is about.
    Optional<Marks> about(Call.Completion completion) {
        String server = completion.facts().route().server();
        return switch (completion.of()) {
            case Call.Completed.OfPrompt(var prompt) -> all.prompt(server, prompt.value());
            case Call.Completed.OfResource(var template) -> all.resources(server).stream()
                .filter(marks -> AllMarks.template(marks).written().equals(template.value())).findFirst();
        };
    }

    /// Where any resources of a server are marked, an address that fits no mark is refused: a server may take it for one that does.
    private Optional<Broken> resource(Call call, ResourceAddress address) {
        String server = call.facts().route().server();
        List<Marks> fitting = all.resources(server, address.value());
        return fitting.isEmpty() ? unfitting(server) : strictest(fitting.stream().flatMap(marks -> AllMarks.template(marks).in(address.value())
            .flatMap(places -> broken(marks, hearing(marks, call, true).places(places))).stream()));
    }

    private Optional<Broken> unfitting(String server) {
        var refusal = Refusal.of(Code.OBJECT_UNKNOWN, "the address fits no template that is marked");
        return strictest(all.resources(server).stream().map(marks -> new Broken(marks.mode(), refusal)));
    }

    /// What an argument begins with says nothing yet; what it may become is cut down in the answer.
    private Optional<Broken> completion(Call.Completion completion) {
        Optional<Marks> marks = about(completion);
        if (marks.isEmpty()) {
            return completion.of() instanceof Call.Completed.OfResource ? unfitting(completion.facts().route().server()) : Optional.empty();
        }
        String name = completion.params().object("argument").flatMap(argument -> argument.text("name")).orElse("");
        JsonObject others = completion.params().object("context").map(Judgement::arguments).orElseGet(JsonObject::empty);
        return broken(marks.get(), hearing(marks.get(), completion, true).named(name).present(others));
    }

    private static JsonObject arguments(JsonObject holder) {
        return holder.object("arguments").orElseGet(JsonObject::empty);
    }

    private static Optional<Broken> broken(Marks marks, Hearing hearing) {
        return hearing.refusal().map(refusal -> new Broken(marks.mode(), refusal));
    }

    private static Optional<Broken> strictest(Stream<Broken> all) {
        return all.max(Comparator.comparing(Broken::mode));
    }
}
