package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;

/// Puts the names of the route to all servers into what comes back of one call, after every review has seen it as its server sent it.
final class Homeward implements Outlet {
    private final Call call;
    private final Renaming renaming;
    private final Outlet outlet;

    Homeward(Call call, Renaming renaming, Outlet outlet) {
        this.call = call;
        this.renaming = renaming;
        this.outlet = outlet;
    }

    @Override
    public void pass(Message message) throws Refused {
        outlet.pass(renamed(message));
    }

    @Override
    public void finish(Message last) {
        outlet.finish(renamed(last));
    }

    @Override
    public void refuse(Refusal refusal) {
        outlet.refuse(refusal);
    }

    private Message renamed(Message message) {
        return switch (message) {
            case Success answer -> renaming.answer(call, answer);
            case Failure failure -> renaming.error(failure);
            case Notification note -> renaming.news(note);
            case Request question -> question;
        };
    }
}
