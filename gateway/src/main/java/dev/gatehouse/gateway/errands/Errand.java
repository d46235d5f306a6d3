package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Stop;
import java.util.List;
import java.util.Optional;

/// What a request comes to.
public interface Errand {
    /// The calls that it comes to, at least one.
    List<Call> calls();

    /// The one server that it goes to, if it is one: what that asks on the way is answered there.
    Optional<Member> to();

    /// Carries it out. Returns when the final message or a refusal has been handed to the outlet.
    void run(Stop stop, Outlet outlet);
}
