package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.EventStream;
import dev.gatehouse.serving.front.Gone;
import java.util.Map;

/// The stream that an older client's session listens on (MCP 2025-11-25, basic/transports): news, no answer, and no last message.
final class StreamOutlet implements Outlet {
    private final Arrival arrival;
    private volatile EventStream stream;

    StreamOutlet(Arrival arrival) {
        this.arrival = arrival;
    }

    /// The first message says that the stream may begin; older clients do not know it.
    @Override
    public void pass(Message message) throws Refused {
        try {
            if (stream == null) {
                stream = arrival.stream(Map.of());
            }
            if (!(message instanceof Notification note && note.method().equals(Names.ACKNOWLEDGED))) {
                stream.send(message.bytes());
            }
        } catch (Gone clientLeft) {
            throw new Refused(Refusal.after(Effect.NONE, Code.CANCELLED, "the client left"));
        }
    }

    /// Sends something that readers skip, from any thread, once the stream is open.
    void keepAlive() {
        EventStream open = stream;
        if (open != null) {
            open.keepAlive();
        }
    }

    @Override
    public void finish(Message last) {
        end();
    }

    @Override
    public void refuse(Refusal refusal) {
        if (stream == null) {
            arrival.refuse(refusal, null, Map.of());
        } else {
            end();
        }
    }

    private void end() {
        try {
            stream.end();
        } catch (Gone clientLeft) {
            // Nobody is left to hear the end of it.
        }
    }
}
