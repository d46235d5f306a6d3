package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.EventStream;
import dev.gatehouse.serving.front.Gone;
import java.util.Map;

/// The response to one request: one JSON body, or an event stream once there is something to say before the final message.
final class HttpOutlet implements Outlet {
    private static final String JSON = "application/json";

    private final Arrival arrival;
    private final Id id;
    private final Map<String, String> headers;
    private EventStream stream;
    private boolean succeeded;

    /// @param headers further headers of an answer that is no refusal
    HttpOutlet(Arrival arrival, Id id, Map<String, String> headers) {
        this.arrival = arrival;
        this.id = id;
        this.headers = headers;
    }

    /// Whether the final message was a result.
    boolean succeeded() {
        return succeeded;
    }

    @Override
    public void pass(Message message) throws Refused {
        try {
            if (stream == null) {
                stream = arrival.stream(headers);
            }
            stream.send(message.bytes());
        } catch (Gone clientLeft) {
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.CANCELLED, "the client left"));
        }
    }

    @Override
    public void finish(Message last) {
        succeeded = last instanceof Success;
        if (stream == null) {
            arrival.answer(200, succeeded ? headers : Map.of(), JSON, last.bytes());
        } else {
            endStream(last);
        }
    }

    @Override
    public void refuse(Refusal refusal) {
        if (stream == null) {
            arrival.refuse(refusal, id.json().bytes(), Map.of());
        } else {
            endStream(Bodies.failure(refusal, id, arrival.call()));
        }
    }

    private void endStream(Message last) {
        try {
            stream.send(last.bytes());
            stream.end();
        } catch (Gone clientLeft) {
            // The entry is closed already; nobody is left to hear the end of it.
        }
    }
}
