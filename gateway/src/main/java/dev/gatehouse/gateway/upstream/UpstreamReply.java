package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Batch;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.framing.FrameRefused;
import dev.gatehouse.protocol.framing.LineReader;
import dev.gatehouse.protocol.framing.SseEvent;
import dev.gatehouse.protocol.framing.SseLimits;
import dev.gatehouse.protocol.framing.SseReader;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireTimeout;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Outcome;
import dev.gatehouse.wire.message.Part;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// What a server sends back for one message: a status, then JSON-RPC messages in whichever of three framings it chose, read as they come.
///
/// Every message is bounded before it is gathered. Bytes beyond the credit stay with the server until somebody asks for the next message.
final class UpstreamReply implements AutoCloseable {
    private static final Duration LAST_WAIT = Duration.ofMillis(20);
    /// How the zones say that a server, or somebody on the way, closed the connection.
    private static final String CLOSED = "broken-closed";

    private final Exchange exchange;
    private final Head head;
    private final int limit;
    private final boolean batches;
    private final Framing framing;
    private final Deque<byte[]> ready = new ArrayDeque<>();
    private final Deque<Message> taken = new ArrayDeque<>();
    private boolean ended;
    private boolean closedOnUs;

    /// The last event of a stream that had an id.
    ///
    /// @param pause how long the server wants us to wait before we come for more, if it said so
    record LastEvent(String id, Optional<Duration> pause) {}

    /// @param limit bytes that one message may have, or all of a batch
    /// @param batches whether the server's revision has them
    UpstreamReply(Exchange exchange, Head head, int limit, boolean batches) {
        this.exchange = exchange;
        this.head = head;
        this.limit = limit;
        this.batches = batches;
        this.framing = framing(head.header("content-type").orElse("").toLowerCase(Locale.ROOT));
    }

    int status() {
        return head.status();
    }

    /// The session that the server opened.
    Optional<String> session() {
        return head.header(Names.HEADER_SESSION_ID);
    }

    /// The next message, or nothing where the reply is over.
    ///
    /// @throws Refused if the reply breaks off, is too large, or is no message
    Optional<Message> next() throws Refused {
        try {
            while (taken.isEmpty() && !(ready.isEmpty() && ended)) {
                if (ready.isEmpty()) {
                    read();
                } else {
                    take(ready.poll());
                }
            }
            return Optional.ofNullable(taken.poll());
        } catch (InvalidMessage invalid) {
            throw broken(Code.UPSTREAM_INVALID, "message: " + invalid.getMessage());
        } catch (FrameRefused refused) {
            throw broken(Code.UPSTREAM_TOO_LARGE, "frame: " + refused.reason());
        } catch (WireTimeout late) {
            throw broken(Code.UPSTREAM_TIMED_OUT, "reply");
        } catch (WireException lost) {
            throw broken(Code.UPSTREAM_LOST, "zone lost in the reply");
        }
    }

    private void take(byte[] bytes) throws InvalidMessage {
        if (batches) {
            taken.addAll(Batch.messages(bytes, Message.fromServers(limit)));
        } else {
            taken.add(Message.parse(bytes, Message.fromServers(limit)));
        }
    }

    private void read() throws WireException, FrameRefused, Refused {
        switch (exchange.receive()) {
            case Part part -> framing.read(part);
            case End(Outcome outcome, String note) -> {
                if (outcome == Outcome.CUT) {
                    closedOnUs = note.equals(CLOSED);
                    throw broken(Code.UPSTREAM_LOST, note);
                }
                framing.end();
                ended = true;
                exchange.close(); // whoever waits for its client with all of the answer in hands holds no connection
            }
            case dev.gatehouse.wire.message.Message _ -> throw broken(Code.INTERNAL, "wire order");
        }
    }

    /// Whether no more will come, be it that the server ended it or that somebody closed the connection.
    boolean hasEnded() {
        return ended || closedOnUs;
    }

    /// Where a stream that ends without its last message can be picked up; nothing where its server named no event.
    Optional<LastEvent> lastEvent() {
        return framing.lastEvent();
    }

    private static Refused broken(Code code, String detail) {
        return new Refused(Refusal.after(Effect.UNKNOWN, code, detail));
    }

    /// Reads on to the result of this request of our own and closes the reply; nothing where the server says no, or nothing.
    Optional<Success> resultOf(Id own) throws Refused {
        for (Optional<Message> message = next(); message.isPresent() && !(message.get() instanceof Failure); message = next()) {
            if (message.get() instanceof Success answer && answer.id().equals(own)) {
                close(true);
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /// Another call reads on.
    void within(dev.gatehouse.pipeline.Deadline deadline) {
        exchange.within(Deadline.after(deadline.left()));
    }

    /// Gives the reply up, from any thread.
    void cancel() {
        exchange.cancel();
    }

    /// Reads the end that follows the last message, where it is about to come: the connection can then serve another exchange.
    private void finish() {
        exchange.within(Deadline.after(LAST_WAIT));
        try {
            for (int tries = 0; !ended && tries < 3; tries++) {
                read();
            }
        } catch (WireException | FrameRefused | Refused unfinished) {
            exchange.cancel();
        }
    }

    /// Gives the connection back where the reply is over, and ends it where not.
    ///
    /// @param answered whether the last message that matters has been read
    void close(boolean answered) {
        if (answered && !ended) {
            finish();
        }
        exchange.close();
    }

    @Override
    public void close() {
        close(false);
    }

    private Framing framing(String contentType) {
        if (contentType.startsWith("text/event-stream")) {
            return new EventFraming();
        }
        return contentType.startsWith("application/jsonl") ? new LineFraming() : new WholeFraming();
    }

    /// How bytes become messages.
    private interface Framing {
        void read(Part part) throws FrameRefused, Refused;

        void end() throws FrameRefused;

        /// Only events have ids.
        default Optional<LastEvent> lastEvent() {
            return Optional.empty();
        }
    }

    private final class EventFraming implements Framing {
        private final SseReader reader = new SseReader(SseLimits.ofMessages(limit), this::take);

        private void take(SseEvent event) {
            if (event.isMessage() && event.data().length > 0) {
                ready.add(event.data());
            }
        }

        @Override
        public void read(Part part) throws FrameRefused {
            reader.read(part.array(), part.offset(), part.length());
        }

        @Override
        public void end() {
            // An event that was not finished is not one (HTML, server-sent events §9.2.6).
        }

        @Override
        public Optional<LastEvent> lastEvent() {
            Optional<Duration> pause = reader.retryMillis().isPresent() ? Optional.of(Duration.ofMillis(reader.retryMillis().getAsLong())) : Optional.empty();
            return reader.lastEventId().filter(id -> !id.isEmpty()).map(id -> new LastEvent(id, pause));
        }
    }

    private final class LineFraming implements Framing {
        private final LineReader reader = new LineReader(limit, ready::add);

        @Override
        public void read(Part part) throws FrameRefused {
            reader.read(part.array(), part.offset(), part.length());
        }

        @Override
        public void end() throws FrameRefused {
            reader.end();
        }
    }

    private final class WholeFraming implements Framing {
        private final ByteArrayOutputStream whole = new ByteArrayOutputStream();

        @Override
        public void read(Part part) throws Refused {
            if (whole.size() + part.length() > limit) {
                throw broken(Code.UPSTREAM_TOO_LARGE, "body");
            }
            whole.write(part.array(), part.offset(), part.length());
        }

        @Override
        public void end() {
            if (whole.size() > 0) {
                ready.add(whole.toByteArray());
            }
        }
    }
}
