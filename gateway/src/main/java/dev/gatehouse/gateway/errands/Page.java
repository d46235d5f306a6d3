package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;

/// One page of a server's listing on its way to the client: the server's cursor is sealed, and all else is as it came.
///
/// @param asked the listing as the client asked for it
record Page(Call.Listing asked, String server, Cursors cursors, Outlet outlet) implements Outlet {
    @Override
    public void pass(Message message) throws Refused {
        outlet.pass(message);
    }

    @Override
    public void finish(Message last) {
        Optional<String> own = last instanceof Success answer ? answer.result().text("nextCursor") : Optional.empty();
        if (own.isEmpty()) {
            outlet.finish(last);
            return;
        }
        Success answer = (Success) last;
        cursors.seal(asked, new Cursors.Place(server, own, 0)).ifPresentOrElse(
            sealed -> outlet.finish(answer.withResult(answer.result().with("nextCursor", JsonString.of(sealed)))),
            () -> outlet.refuse(Refusal.after(Effect.DONE, Code.UPSTREAM_TOO_LARGE, "cursor")));
    }

    @Override
    public void refuse(Refusal refusal) {
        outlet.refuse(refusal);
    }
}
