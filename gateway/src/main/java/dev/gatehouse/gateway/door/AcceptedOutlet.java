package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.serving.front.Arrival;
import java.util.Map;

/// The response to a message that wants no answer: taken, or why not (MCP 2025-11-25, basic/transports).
final class AcceptedOutlet implements Outlet {
    private final Arrival arrival;

    AcceptedOutlet(Arrival arrival) {
        this.arrival = arrival;
    }

    @Override
    public void pass(Message message) {
        // Nobody reads here.
    }

    @Override
    public void finish(Message last) {
        arrival.answer(202, Map.of(), null, new byte[0]);
    }

    @Override
    public void refuse(Refusal refusal) {
        arrival.refuse(refusal, null, Map.of());
    }
}
