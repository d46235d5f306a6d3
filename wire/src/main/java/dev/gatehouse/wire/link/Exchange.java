package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Credit;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Outcome;
import dev.gatehouse.wire.message.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One exchange on one connection, for the side that started it or the side that answers it.
///
/// Closing it gives the connection back when both sides are done, and closes the connection otherwise: that is how a call is
/// cancelled. [#cancel()] does so from any thread.
public final class Exchange implements AutoCloseable {
    private final Connection connection;
    private final Consumer<Connection> after;
    private final int window;
    private int taken;
    private boolean closed;

    Exchange(Connection connection, int window, Consumer<Connection> after) {
        this.connection = connection;
        this.window = window;
        this.after = after;
    }

    /// The zone at the other end.
    public Zone peer() {
        return connection.peer();
    }

    /// Sets the deadline of what follows; when it passes, the connection is closed and whoever waits gets a timeout. After [#close()] there
    /// is nothing to wait for.
    public synchronized void within(Deadline deadline) {
        if (!closed) {
            connection.within(deadline);
        }
    }

    /// Sends these messages in one write where they are small. Answer parts wait for credit: a slow reader holds the sender back.
    public void send(Message... messages) throws WireException {
        connection.send(messages);
    }

    /// The next message. To ask again says that the part before was used up, and grants the other side as many bytes more; so a
    /// reader that is slow to ask is never sent more than the first credit of its call.
    public Message receive() throws WireException {
        if (window > 0 && taken * 2 >= window && !connection.idle()) {
            connection.send(new Credit(taken));
            taken = 0;
        }
        Message message = connection.receive();
        if (message instanceof Part part) {
            taken += part.length();
        }
        return message;
    }

    /// All parts up to the end, which must be there within `limit` bytes: a call's body or a snapshot, whose length was announced, or
    /// an answer that must be had whole.
    ///
    /// @throws WireViolation when it is longer, or was cut
    public byte[] body(int limit) throws WireException {
        var whole = new ByteArrayOutputStream(Math.min(limit, 8 * 1024));
        while (true) {
            switch (receive()) {
                case Part part -> {
                    if (whole.size() + part.length() > limit) {
                        throw broken(Rule.OVER_LIMIT, "a body over " + limit + " bytes");
                    }
                    whole.write(part.array(), part.offset(), part.length());
                }
                case End end when end.outcome() == Outcome.COMPLETE -> {
                    return whole.toByteArray();
                }
                case Message other -> throw broken(Rule.CUT_SHORT, "a body ended by " + other.kind());
            }
        }
    }

    private WireViolation broken(Rule rule, String where) {
        var violation = new WireViolation(rule, where);
        connection.broken(violation);
        return violation;
    }

    /// Sends a whole answer: head, body, end.
    public void answer(Head head, byte[] body) throws WireException {
        send(withBody(head, body));
    }

    /// A message that announces a body, the body in parts, and its end: ready to be sent at once.
    public static Message[] withBody(Message first, byte[] body) {
        List<Message> all = new ArrayList<>();
        all.add(first);
        for (int at = 0; at < body.length; at += Limits.PART) {
            all.add(new Part(body, at, Math.min(Limits.PART, body.length - at)));
        }
        all.add(End.complete());
        return all.toArray(Message[]::new);
    }

    /// While the answer is made and nobody receives: runs `gone` on a thread of its own when the other side gave up, within a quarter
    /// of a second. It may still run just as the exchange ends, so it only cancels what can be cancelled twice.
    public void onGone(Runnable gone) {
        connection.keepAnswerVigil(() -> {
            connection.endVigil();
            connection.close();
            Thread.ofVirtual().name("wire-gone").start(gone);
        });
    }

    /// Whether both sides are done.
    public boolean done() {
        return connection.idle();
    }

    /// Gives the exchange up: the connection is closed, the other side notices. After [#close()] the connection may be another exchange's,
    /// and is let alone.
    public synchronized void cancel() {
        if (!closed) {
            connection.close();
        }
    }

    /// Ends this side's use of the connection.
    @Override
    public void close() {
        if (!isFirstToClose()) {
            return;
        }
        connection.endVigil();
        if (!connection.idle()) {
            connection.close();
        }
        after.accept(connection);
    }

    private synchronized boolean isFirstToClose() {
        boolean first = !closed;
        closed = true;
        return first;
    }
}
