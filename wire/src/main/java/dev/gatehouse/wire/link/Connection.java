package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.Tally;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Codec;
import dev.gatehouse.wire.message.Credit;
import dev.gatehouse.wire.message.Held;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;

/// A connection between two zones that have proved themselves to each other; one exchange at a time.
///
/// Blocking, for one thread at a time; [#close()] may come from any thread and ends whoever waits. Every failure closes it: a
/// connection that was used halfway is never used again. Most code wants [ConnectionPool] and [ExchangeHandler] instead.
public final class Connection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.wire");

    private final Link link;
    private final Zone self;
    private final Zone peer;
    private final Tally tally;
    private final Conversation talk;
    private final Codec codec = new Codec();
    private final long born = System.nanoTime();

    Connection(Link link, Lane lane, Zone self, Tally tally) {
        this.link = link;
        this.self = self;
        this.peer = lane.across(self);
        this.tally = tally;
        this.talk = new Conversation(lane);
    }

    /// The zone at the other end, proved.
    public Zone peer() {
        return peer;
    }

    /// Whether neither side is in the middle of an exchange.
    public boolean idle() {
        return talk.idle();
    }

    /// Whether it can still be used, as far as this side knows.
    public boolean isOpen() {
        return link.isOpen();
    }

    /// How long ago it was proved.
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - born);
    }

    /// Sets the deadline of everything from now on, sending and receiving; when it passes, the connection is closed.
    public void within(Deadline deadline) {
        link.within(deadline);
    }

    /// Sends these messages, together in one write where they are small. Answer parts wait for credit, and are cut smaller for it.
    ///
    /// @throws IllegalArgumentException when a message is over its limit; the connection is closed
    /// @throws IllegalStateException when it is not our turn to say this; the connection is closed
    public void send(Message... messages) throws WireException {
        link.writing.lock();
        try {
            for (Message message : messages) {
                put(message);
            }
            link.flush();
        } catch (WireException | RuntimeException failed) {
            close();
            throw failed;
        } finally {
            link.writing.unlock();
        }
    }

    private void put(Message message) throws WireException {
        if (message instanceof Part part && talk.spendsCredit(self)) {
            putWithinCredit(part);
        } else {
            putNow(message);
        }
    }

    private void putWithinCredit(Part part) throws WireException {
        int sent = 0;
        while (sent < part.length()) {
            int next = (int) Math.min(talk.credit(), part.length() - sent);
            if (next == 0) {
                link.flush();
                awaitCredit();
            } else {
                putNow(new Part(part.array(), part.offset() + sent, next));
                sent += next;
            }
        }
    }

    private void putNow(Message message) throws WireException {
        var payload = codec.encode(message);
        try {
            talk.pass(self, message);
        } catch (WireViolation ours) {
            throw new IllegalStateException("we may not say this: " + ours.getMessage());
        }
        link.put(message.kind(), payload);
    }

    /// While an answer streams, the order lets the other side say nothing but credit.
    private void awaitCredit() throws WireException {
        link.reading.lock();
        try {
            hear();
        } finally {
            link.reading.unlock();
        }
    }

    /// Tells the other side, which may have sent all of its answer, that it is still being read here. Waits for nobody who writes.
    void hold() {
        if (link.writing.tryLock()) {
            try {
                if (talk.hold()) {
                    link.put(Kind.HELD, codec.encode(new Held()));
                    link.flush();
                }
            } catch (WireException gone) {
                close();
            } finally {
                link.writing.unlock();
            }
        }
    }

    /// Whether the other side said that it still reads the answer before.
    boolean held() {
        return talk.held();
    }

    /// The next message from the other side. Credit is taken note of and not returned.
    public Message receive() throws WireException {
        link.reading.lock();
        try {
            Message message = hear();
            while (message instanceof Credit || message instanceof Held) {
                message = hear();
            }
            return message;
        } finally {
            link.reading.unlock();
        }
    }

    /// As [#receive()], with [#within(Deadline)] first.
    public Message receive(Deadline deadline) throws WireException {
        within(deadline);
        return receive();
    }

    /// The start of the next exchange, or word that the answer before is still being read: waits for its first byte as long as it takes,
    /// and then for the rest of its frame until `frame` has passed. Credit that came too late for the exchange before says nothing.
    Message receiveStart(Duration frame) throws WireException {
        link.reading.lock();
        try {
            Message start;
            do {
                within(Deadline.never());
                link.awaitByte();
                within(Deadline.after(frame));
                start = hear();
            } while (start instanceof Credit);
            return start;
        } finally {
            link.reading.unlock();
        }
    }

    /// From now on the selector says when something comes, and nobody waits here. See [Gathering].
    SelectionKey hearBy(Selector selector) throws IOException {
        link.channel().configureBlocking(false);
        return link.channel().register(selector, SelectionKey.OP_READ, this);
    }

    /// As before [#hearBy(Selector)], once that selector has let go.
    void waitAgain() throws IOException {
        link.channel().configureBlocking(true);
    }

    /// Reads what has come, without waiting; the end of the connection is a [WireException].
    void takeWhatIsHere() throws WireException {
        link.reading.lock();
        try {
            link.takeWhatIsHere();
        } finally {
            link.reading.unlock();
        }
    }

    /// Whether bytes have come that were not heard yet.
    boolean holdsBytes() {
        return link.held() > 0;
    }

    /// Whether they are a whole frame, so that [#startThatIsHere()] need not wait.
    boolean holdsStart() {
        return link.holdsFrame();
    }

    /// The start of the next exchange, whose bytes have come already.
    Message startThatIsHere() throws WireException {
        link.reading.lock();
        try {
            return hear();
        } finally {
            link.reading.unlock();
        }
    }

    private Message hear() throws WireException {
        try {
            Link.Frame frame = link.read(this::admit);
            Message message = Codec.decode(frame.kind(), frame.payload());
            talk.pass(peer, message);
            return message;
        } catch (WireViolation theirs) {
            broken(theirs);
            throw theirs;
        }
    }

    private Kind admit(int code, long length) throws WireViolation {
        Kind kind = Kind.of(code);
        if (kind == null) {
            throw new WireViolation(Rule.UNKNOWN_KIND, "byte " + code);
        }
        talk.expect(peer, kind);
        if (length > kind.limit()) {
            throw new WireViolation(Rule.OVER_LIMIT, "payload of " + kind);
        }
        return kind;
    }

    void broken(WireViolation theirs) {
        note(LOG, tally, peer.toString(), theirs);
        close();
    }

    /// Counts a breach, and logs it when its count is a power of two: a hostile zone does not fill the log.
    static void note(System.Logger log, Tally tally, String who, WireViolation theirs) {
        tally.count(theirs.rule());
        if (Long.bitCount(tally.of(theirs.rule())) == 1) {
            log.log(System.Logger.Level.WARNING, "wire: {0} broke {1}; {2} so far", who, theirs.getMessage(), tally.of(theirs.rule()));
        }
    }

    /// Until an exchange begins: tells `gone` when the other side closes; a byte from it meanwhile is a breach.
    void keepIdleVigil(Runnable gone) {
        link.keepVigil(new Link.Vigil(gone, () -> {
            broken(new WireViolation(Rule.OUT_OF_SEQUENCE, "bytes from " + peer + " between exchanges"));
            gone.run();
        }));
    }

    /// While an answer is made: tells `gone` when the other side closes. Credit that comes meanwhile stays for later.
    void keepAnswerVigil(Runnable gone) {
        link.keepVigil(new Link.Vigil(gone, () -> { }));
    }

    void endVigil() {
        link.keepVigil(null);
    }

    /// Ends the connection; an exchange under way is cancelled by that.
    @Override
    public void close() {
        link.close();
    }

    @Override
    public String toString() {
        return "Connection of " + self + " with " + peer + (isOpen() ? "" : ", closed");
    }
}
