package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;

/// Refuses every call that no grant allows. A tool that is not granted and one that does not exist get the same answer, because
/// whether it exists is never asked.
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
            case Call.ToolCall(var facts, var tool, _) ->
                grants.allows(facts.caller(), facts.route().server(), Thing.TOOL, tool.value()) ? Verdict.PASS : toolNotGranted();
            case Call.ToolListing _, Call.Discovery _, Call.Reply _, Call.Notice _ ->
                grants.reaches(call.facts().caller(), call.facts().route().server()) ? Verdict.PASS : serverNotGranted();
        };
    }

    private Verdict toolNotGranted() {
        return new Verdict.Refuse(Refusal.of(Code.TOOL_NOT_GRANTED, "no grant in settings " + grants.version()));
    }

    private Verdict serverNotGranted() {
        return new Verdict.Refuse(Refusal.of(Code.SERVER_NOT_GRANTED, "no grant in settings " + grants.version()));
    }
}
