package dev.gatehouse.checks.arguments;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Verdict;

/// Refuses calls whose message is larger than a limit below that of the door. First of the checks: nothing later sees an oversized call.
public final class CallSize implements Check {
    private final int bytes;

    /// @param bytes how long a call's message may be
    public CallSize(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "size";
    }

    @Override
    public Verdict judge(Call call) {
        return call.facts().bytes() <= bytes
            ? Verdict.PASS
            : Verdict.refuse(Code.CALL_TOO_LARGE, "more than " + bytes + " bytes");
    }
}
