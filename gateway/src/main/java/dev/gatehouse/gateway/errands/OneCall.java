package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Stop;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One call to one server.
///
/// @param names puts the route's names into what comes back
record OneCall(Call call, Member member, Asking asking, Shared shared, UnaryOperator<Outlet> names) implements Errand {
    /// One whose server's own names are those of the route.
    OneCall(Call call, Member member, Asking asking, Shared shared) {
        this(call, member, asking, shared, UnaryOperator.identity());
    }

    @Override
    public List<Call> calls() {
        return List.of(call);
    }

    @Override
    public Optional<Member> to() {
        return Optional.of(member);
    }

    @Override
    public void run(Stop stop, Outlet outlet) {
        Call known = call instanceof Call.ToolCall tool ? new Acquaintance(asking, member, shared).withTool(tool, stop) : call;
        asking.pipeline().run(known, member.upstream(), stop, names.apply(outlet));
    }
}
