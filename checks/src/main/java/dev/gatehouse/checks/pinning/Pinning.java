package dev.gatehouse.checks.pinning;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.ToolCheck;
import dev.gatehouse.pipeline.Verdict;
import java.util.Optional;

/// Refuses a tool that is not, or not any more, the one that was approved, or whose server is not. Everything below it judges by the definition that passed here.
public final class Pinning implements ToolCheck {
    private final PinnedTools tools;

    public Pinning(PinnedTools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "pinning";
    }

    @Override
    public Verdict judgeTool(Call.ToolCall call) {
        Optional<Refusal> failure = tools.failure(call);
        if (failure.isPresent()) {
            return new Verdict.Refuse(failure.get());
        }
        return switch (tools.server(Pins.Place.of(call.facts()))) {
            case Standing.Approved _ -> tools.called(call).map(Pinning::verdict).orElseGet(() -> Verdict.refuse(Code.TOOL_UNKNOWN, "not in the server's listing"));
            case Standing.Changed _ -> Verdict.refuse(Code.SERVER_CHANGED, "its name or its instructions are not the approved ones");
            case Standing.Unseen _, Standing.Lookalike _ -> Verdict.refuse(Code.SERVER_NOT_APPROVED, "nobody has approved it");
        };
    }

    private static Verdict verdict(Standing standing) {
        return switch (standing) {
            case Standing.Approved _ -> Verdict.PASS;
            case Standing.Changed _ -> Verdict.refuse(Code.TOOL_CHANGED, "its definition is not the approved one");
            case Standing.Unseen _ -> Verdict.refuse(Code.TOOL_NOT_APPROVED, "nobody has approved it");
            case Standing.Lookalike(String server, String tool) -> Verdict.refuse(Code.TOOL_NOT_APPROVED, "its name is like " + tool + " of " + server);
        };
    }
}
