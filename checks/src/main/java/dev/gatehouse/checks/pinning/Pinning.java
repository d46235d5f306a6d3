package dev.gatehouse.checks.pinning;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;

/// Refuses a tool that is not, or not any more, the one that was approved. Everything below it judges by the definition that passed here.
public final class Pinning implements Check {
    private final PinnedTools tools;

    public Pinning(PinnedTools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "pinning";
    }

    @Override
    public Verdict judge(Call call) {
        return switch (call) {
            case Call.ToolCall tool -> judge(tool);
            case Call.PromptGet _, Call.ResourceRead _, Call.Listing _, Call.Completion _, Call.LevelSetting _, Call.Subscription _, Call.TaskCall _,
                Call.Listening _, Call.Discovery _, Call.Reply _, Call.Notice _ -> Verdict.PASS;
        };
    }

    private Verdict judge(Call.ToolCall call) {
        return tools.failure(call).<Verdict>map(Verdict.Refuse::new)
            .orElseGet(() -> tools.called(call).map(Pinning::verdict).orElseGet(() -> no(Code.TOOL_UNKNOWN, "not in the server's listing")));
    }

    private static Verdict verdict(Standing standing) {
        return switch (standing) {
            case Standing.Approved _ -> Verdict.PASS;
            case Standing.Changed _ -> no(Code.TOOL_CHANGED, "its definition is not the approved one");
            case Standing.Unseen _ -> no(Code.TOOL_NOT_APPROVED, "nobody has approved it");
            case Standing.Lookalike(String server, String tool) -> no(Code.TOOL_NOT_APPROVED, "its name is like " + tool + " of " + server);
        };
    }

    private static Verdict no(Code code, String why) {
        return new Verdict.Refuse(Refusal.of(code, why));
    }
}
