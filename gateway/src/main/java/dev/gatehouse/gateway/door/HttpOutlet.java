package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.EventStream;
import dev.gatehouse.serving.front.Gone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The response to one request: one JSON body, or an event stream once there is something to say before the final message.
final class HttpOutlet implements Outlet {
    private static final String JSON = "application/json";

    private final Arrival arrival;
    private final Optional<Id> id;
    private final Map<String, String> headers;
    private final boolean leavingCancels;
    private volatile EventStream stream;
    private Runnable beforeTheLast = () -> {};
    private Optional<Telling> telling = Optional.empty();
    private boolean alone;
    private boolean succeeded;

    private HttpOutlet(Arrival arrival, Optional<Id> id, Map<String, String> headers, boolean leavingCancels) {
        this.arrival = arrival;
        this.id = id;
        this.headers = headers;
        this.leavingCancels = leavingCancels;
    }

    /// For a modern client, which cancels by leaving (MCP 2026-07-28, basic/transports).
    static HttpOutlet thatLeavingCancels(Arrival arrival, Id id) {
        return new HttpOutlet(arrival, Optional.of(id), Map.of(), true);
    }

    /// For an older client, whose leaving means nothing: the call goes on to its end (MCP 2025-11-25, basic/transports).
    ///
    /// @param headers further headers of an answer that is no refusal
    static HttpOutlet thatOutlivesItsReader(Arrival arrival, Id id, Map<String, String> headers) {
        return new HttpOutlet(arrival, Optional.of(id), headers, false);
    }

    /// The same for a batch, which has many ids.
    static HttpOutlet ofBatch(Arrival arrival) {
        return new HttpOutlet(arrival, Optional.empty(), Map.of(), false);
    }

    /// Runs this before the final message or refusal leaves: whoever has that in hands may build on it.
    HttpOutlet beforeTheLast(Runnable first) {
        beforeTheLast = first;
        return this;
    }

    /// Keeps what is said on a stream, so that the client can come back for it.
    HttpOutlet keeping(Telling kept) {
        telling = Optional.of(kept);
        return this;
    }

    /// Whether the final message was a result.
    boolean succeeded() {
        return succeeded;
    }

    /// Whether there is a stream.
    boolean streams() {
        return stream != null;
    }

    /// Where no stream is to be had, what comes before the final message is left out: a call that runs is not ended for it.
    @Override
    public void pass(Message message) throws Refused {
        if (alone && (stream == null || telling.isEmpty())) {
            return;
        }
        try {
            if (stream == null) {
                open();
            }
            tell(message.bytes());
        } catch (Gone clientLeft) {
            alone = true;
            if (leavingCancels) {
                throw new Refused(Refusal.after(Effect.UNKNOWN, Code.CANCELLED, "the client left"));
            }
        } catch (Refused noStream) {
            alone = true;
        }
    }

    private void open() throws Refused, Gone {
        stream = arrival.stream(headers);
        if (telling.isPresent()) {
            telling.get().begin(stream);
        }
    }

    private void tell(byte[] json) throws Gone {
        if (telling.isPresent()) {
            telling.get().tell(json, alone ? Optional.empty() : Optional.of(stream));
        } else {
            stream.send(json);
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
        beforeTheLast.run();
        succeeded = last instanceof Success;
        if (stream == null) {
            arrival.answer(status(last), succeeded ? headers : Map.of(), JSON, last.bytes());
        } else {
            endStream(List.of(last));
        }
    }

    /// The final messages of a batch, those that were not passed before.
    void finish(List<Message> all) {
        if (stream == null) {
            arrival.answer(200, headers, JSON, JsonArray.of(all.stream().map(Message::json).toList()).bytes());
        } else {
            endStream(all);
        }
    }

    /// A server's error is an answer, but for the one that has a status of its own (MCP 2026-07-28, basic/transports).
    private static int status(Message last) {
        return last instanceof Failure failure && failure.code() == ErrorCode.MISSING_CLIENT_CAPABILITY.code() ? 400 : 200;
    }

    @Override
    public void refuse(Refusal refusal) {
        beforeTheLast.run();
        if (stream == null) {
            arrival.refuse(refusal, id.map(own -> own.json().bytes()).orElse(null), Map.of());
        } else {
            endStream(List.of(Bodies.failure(refusal, id, arrival.call())));
        }
    }

    private void endStream(List<Message> last) {
        try {
            for (Message each : last) {
                tell(each.bytes());
            }
            stream.end();
        } catch (Gone clientLeft) {
            // The entry is closed already; whoever comes back hears the end of it, where it is kept.
        } finally {
            telling.ifPresent(Telling::end);
        }
    }
}
