package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A route with one server: each request is one call, as it stands.
public record OneServer(Member member) implements Errands {
    @Override
    public Optional<Errand> of(Asking asking) throws Refused {
        return asking.read().map(call -> new OneCall(call, member, asking.pipeline()));
    }

    @Override
    public Optional<Member> alone() {
        return Optional.of(member);
    }

    @Override
    public boolean stillComesTo(List<Call> calls, Predicate<Call> permits) {
        return true;
    }
}
