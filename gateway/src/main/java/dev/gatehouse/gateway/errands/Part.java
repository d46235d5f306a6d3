package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What one server has of a request that goes to all of them.
///
/// @param facts those of its first call
record Part(Member member, Call.Facts facts) {
    private static final System.Logger LOG = System.getLogger(Part.class.getName());
    /// How many servers are asked at the same time.
    static final int AT_ONCE = 16;
    /// How long one server may keep the others waiting.
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Set<Code> OF_THE_REQUEST = Set.of(Code.RATE_LIMITED, Code.BUDGET_SPENT, Code.TOO_MANY_AT_ONCE, Code.CALL_TOO_LARGE, Code.LEDGER_UNAVAILABLE,
        Code.LEDGER_FULL, Code.CANCELLED);

    /// One for each of these servers. The first goes by the id that the client hears of.
    static List<Part> of(Asking asking, List<Member> members) {
        List<Part> parts = new ArrayList<>();
        for (Member member : members) {
            Call.Facts facts = asking.factsFor(member, asking.request());
            parts.add(new Part(member, facts.asPart(parts.isEmpty() ? facts.id() : CallId.fresh())));
        }
        return List.copyOf(parts);
    }

    /// The same with the time that a server has where a client waits for all of them.
    Part hurried() {
        return new Part(member, facts.to(facts.route(), facts.deadline().within(LONGEST), facts.message()));
    }

    /// The facts of a further call to the same server.
    Call.Facts further(Request request) {
        return facts.to(facts.route(), facts.deadline(), request).asPart(CallId.fresh());
    }

    String server() {
        return member.server();
    }

    /// Makes one call and waits for its end. What a server tells or asks on the way is for nobody.
    Ended call(Call call, Pipeline pipeline, Stop whole) {
        var ended = new Ended();
        var stop = new Stop();
        whole.takesAlong(stop::stop);
        pipeline.run(call, member.upstream(), stop, ended);
        return ended;
    }

    /// Whether a no is one to the whole request, and not the one server's.
    static boolean endsAll(Refusal refusal) {
        return OF_THE_REQUEST.contains(refusal.code());
    }

    /// A server that does not answer is left out, and named in the log; its own call is on record.
    void leftOut(Refusal refusal) {
        LOG.log(System.Logger.Level.INFO, "call={0} {1} without {2}: {3}", facts.partOf().orElse(facts.id()), ((Request) facts.message()).method(), server(),
            refusal.code().word());
    }
}
