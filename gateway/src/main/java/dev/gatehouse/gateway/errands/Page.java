package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
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
        outlet.finish(last instanceof Success answer ? sealed(answer) : last);
    }

    private Success sealed(Success answer) {
        return answer.result().text("nextCursor").map(own -> cursors.seal(asked, new Cursors.Place(server, Optional.of(own), 0)))
            .map(sealed -> answer.withResult(answer.result().with("nextCursor", JsonString.of(sealed)))).orElse(answer);
    }

    @Override
    public void refuse(Refusal refusal) {
        outlet.refuse(refusal);
    }
}
