package dev.gatehouse.pipeline;

/// A check that asks about calls of tools alone. Whatever else there is passes it, and stands here by name.
public interface ToolCheck extends Check {
    /// What it says of a tool's call.
    Verdict judgeTool(Call.ToolCall call);

    @Override
    default Verdict judge(Call call) {
        return switch (call) {
            case Call.ToolCall tool -> judgeTool(tool);
            case Call.PromptGet _, Call.ResourceRead _, Call.Listing _, Call.Completion _, Call.LevelSetting _, Call.Subscription _, Call.TaskCall _,
                Call.Listening _, Call.Discovery _, Call.Reply _, Call.Notice _ -> Verdict.PASS;
        };
    }
}
