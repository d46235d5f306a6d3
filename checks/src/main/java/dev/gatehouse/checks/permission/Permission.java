package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.ResourceAddress;
import dev.gatehouse.pipeline.Verdict;

/// Refuses every call that no grant allows. A tool, prompt or resource that is not granted and one that does not exist get the same
/// answer, because whether it exists is never asked.
public final class Permission implements Check {
    private final Grants grants;

    public Permission(Grants grants) {
        this.grants = grants;
    }

    @Override
    public String name() {
        return "permission";
    }

    @Override
    public Verdict judge(Call call) {
        return switch (call) {
            case Call.ToolCall tool -> rule(tool);
            case Call.PromptGet(var facts, var prompt, _) -> prompt(facts, prompt);
            case Call.ResourceRead(var facts, var resource, _) -> resource(facts, resource);
            case Call.Completion(var facts, Call.Completed.OfPrompt(var prompt), _) -> prompt(facts, prompt);
            case Call.Completion(var facts, Call.Completed.OfResource(var template), _) -> resource(facts, template);
            case Call.Subscription(var facts, var resource, _, _) -> resource(facts, resource);
            case Call.TaskCall(var facts, _, var task, _) -> mayAllow(facts, task) ? Verdict.PASS : no(Code.TOOL_NOT_GRANTED);
            case Call.Listening(var facts, _, var resources, _) when !resources.stream().allMatch(each -> allows(facts, Thing.RESOURCE, each.value())) ->
                no(Code.RESOURCE_NOT_GRANTED);
            case Call.Listening(var facts, _, _, var tasks) when !tasks.stream().allMatch(each -> mayAllow(facts, each)) ->
                no(Code.TOOL_NOT_GRANTED);
            case Call.Listening _, Call.Listing _, Call.Discovery _, Call.LevelSetting _, Call.Reply _, Call.Notice _ ->
                grants.reaches(call.facts().caller(), call.facts().route().server()) ? Verdict.PASS : no(Code.SERVER_NOT_GRANTED);
        };
    }

    /// Whether this call would pass.
    public boolean permits(Call call) {
        return judge(call) instanceof Verdict.Pass;
    }

    /// Whether the caller may use this call's tool, said rightly.
    public boolean mayAllow(Call.ToolCall call) {
        return grants.mayAllow(call.facts().caller(), call.facts().route().server(), call.tool().value());
    }

    private Verdict rule(Call.ToolCall call) {
        return switch (grants.rule(call)) {
            case Ruling.Granted _ -> Verdict.PASS;
            case Ruling.NotGranted no when no.tried().isEmpty() -> no(Code.TOOL_NOT_GRANTED);
            case Ruling.NotGranted no -> Verdict.refuse(Code.TOOL_NOT_GRANTED, because() + "; " + no.detail());
        };
    }

    /// A task was begun by a call that was granted with all it said: whether it may still be followed is asked of its tool alone.
    private boolean mayAllow(Call.Facts facts, Call.Task task) {
        return grants.mayAllow(facts.caller(), facts.route().server(), task.tool().value());
    }

    private Verdict prompt(Call.Facts facts, Call.PromptName prompt) {
        return allows(facts, Thing.PROMPT, prompt.value()) ? Verdict.PASS : no(Code.PROMPT_NOT_GRANTED);
    }

    private Verdict resource(Call.Facts facts, ResourceAddress resource) {
        return allows(facts, Thing.RESOURCE, resource.value()) ? Verdict.PASS : no(Code.RESOURCE_NOT_GRANTED);
    }

    private boolean allows(Call.Facts facts, Thing thing, String name) {
        return grants.allows(facts.caller(), facts.route().server(), thing, name);
    }

    private Verdict no(Code code) {
        return Verdict.refuse(code, because());
    }

    private String because() {
        return "no grant in settings " + grants.version();
    }
}
