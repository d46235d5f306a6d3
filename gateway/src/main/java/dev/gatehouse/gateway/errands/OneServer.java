package dev.gatehouse.gateway.errands;

import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.JsonString;
import java.util.List;
import java.util.Optional;

/// A route with one server: each request is one call, as it stands. Only the server's cursors are not shown: see [Cursors].
public record OneServer(Member member, Shared shared) implements Errands {
    @Override
    public Optional<Errand> of(Asking asking) throws Refused {
        Optional<Call> call = asking.read();
        if (call.isPresent() && call.get() instanceof Call.Listing listing) {
            return Optional.of(page(asking, listing));
        }
        return call.map(each -> new OneCall(each, member, asking, shared));
    }

    private Errand page(Asking asking, Call.Listing listing) throws Refused {
        Optional<String> own = shared.cursors().open(listing).page();
        Request request = asking.request();
        Call asked = own.isEmpty() ? listing
            : asking.to(member, request.withParams(request.params().orElseThrow().with("cursor", JsonString.of(own.get()))));
        return new OneCall(asked, member, asking, shared, outlet -> new Page(listing, member.server(), shared.cursors(), outlet));
    }

    @Override
    public Optional<Member> alone() {
        return Optional.of(member);
    }

    @Override
    public boolean stillComesTo(List<Call> calls, Permission permission) {
        return true;
    }
}
