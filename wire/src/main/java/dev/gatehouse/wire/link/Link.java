package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireGone;
import dev.gatehouse.wire.WireTimeout;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.message.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// Frames over one socket: `u32 length, u8 kind, payload`. Knows lengths and deadlines, no meanings.
///
/// A payload is admitted by its header before a byte is allocated for it, and a large one grows with what has really come: who
/// announces 8 MiB and sends nothing has cost nothing. Blocking; [Watch] closes the socket when its deadline passes.
final class Link {
    static final int HEADER = 5;

    private static final System.Logger LOG = System.getLogger("dev.gatehouse.wire");

    private static final int BUFFER = 16 * 1024;

    final ReentrantLock reading = new ReentrantLock();
    final ReentrantLock writing = new ReentrantLock();

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private volatile Deadline deadline = Deadline.never();
    private volatile boolean late;
    private volatile Vigil vigil;

    Link(SocketChannel channel) {
        this.channel = channel;
        Watch.over(this);
    }

    /// Decides on a frame by its header: whether its kind may come now, and whether it may be that long.
    interface Doorman {
        Kind admit(int code, long length) throws WireViolation;
    }

    /// Who wants to hear when the other side closes while nobody reads, and whether bytes from it are a breach meanwhile.
    record Vigil(Runnable gone, Runnable spoke) {
    }

    record Frame(Kind kind, ByteBuffer payload) {
    }

    Deadline deadline() {
        return deadline;
    }

    void within(Deadline next) {
        deadline = next;
        Watch.wake(next);
    }

    void keepVigil(Vigil next) {
        vigil = next;
        if (next != null) {
            Watch.wake();
        }
    }

    Vigil vigil() {
        return vigil;
    }

    /// The next frame. Its payload is valid until the next call; the caller holds [#reading].
    Frame read(Doorman doorman) throws WireException {
        fill(HEADER);
        long length = in.getInt() & 0xffff_ffffL;
        Kind kind = doorman.admit(in.get() & 0xff, length);
        return new Frame(kind, length <= BUFFER ? near((int) length) : far((int) length));
    }

    /// Waits until a byte is there, without taking it.
    void awaitByte() throws WireException {
        fill(1);
    }

    /// Reads what has come, without waiting: only where the channel does not wait. The caller holds [#reading].
    void takeWhatIsHere() throws WireException {
        if (readSome() < 0) {
            close();
            throw new WireGone("the other side closed", null);
        }
    }

    /// How many bytes have come and were not read yet. For the thread that reads.
    int held() {
        return in.remaining();
    }

    /// Whether those begin with a whole frame. For the thread that reads.
    boolean holdsFrame() {
        return in.remaining() >= HEADER && in.remaining() - HEADER >= (in.getInt(in.position()) & 0xffff_ffffL);
    }

    private ByteBuffer near(int length) throws WireException {
        fill(length);
        ByteBuffer payload = in.slice(in.position(), length);
        in.position(in.position() + length);
        return payload;
    }

    private ByteBuffer far(int length) throws WireException {
        byte[] bytes = new byte[Math.min(length, 2 * BUFFER)];
        int have = 0;
        while (have < length) {
            fill(1);
            if (have == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * have));
            }
            int next = Math.min(in.remaining(), bytes.length - have);
            in.get(bytes, have, next);
            have += next;
        }
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private void fill(int wanted) throws WireException {
        while (in.remaining() < wanted) {
            if (readSome() < 0) {
                close();
                throw late ? timeout() : new WireGone("the other side closed", null);
            }
        }
    }

    private int readSome() throws WireException {
        requireInTime();
        in.compact();
        try {
            return channel.read(in);
        } catch (IOException failed) {
            throw ended(failed);
        } finally {
            in.flip();
        }
    }

    /// Appends a frame to what leaves at the next [#flush()]; the caller holds [#writing].
    void put(Kind kind, ByteBuffer payload) throws WireException {
        if (out.remaining() < HEADER) {
            flush();
        }
        out.putInt(payload.remaining()).put((byte) kind.code());
        while (payload.hasRemaining()) {
            if (!out.hasRemaining()) {
                flush();
            }
            int next = Math.min(out.remaining(), payload.remaining());
            out.put(payload.slice(payload.position(), next));
            payload.position(payload.position() + next);
        }
    }

    void flush() throws WireException {
        out.flip();
        try {
            while (out.hasRemaining()) {
                requireInTime();
                if (channel.write(out) == 0 && !channel.isBlocking()) {
                    throw ended(new IOException("the other side does not take what it asked for"));
                }
            }
        } catch (IOException failed) {
            throw failed instanceof WireException known ? known : ended(failed);
        } finally {
            out.clear();
        }
    }

    /// Looks, without waiting, whether the other side closed or spoke while nobody uses this link; tells the vigil.
    ///
    /// Both locks are held, so nothing is being sent or read. The vigil is read again under them: an exchange that began meanwhile took
    /// it away before it sent anything, and then its answer is none of our business.
    void look() {
        if (vigil == null || !reading.tryLock()) {
            return;
        }
        Runnable told = null;
        try {
            if (writing.tryLock()) {
                try {
                    told = lookLocked();
                } finally {
                    writing.unlock();
                }
            }
        } finally {
            reading.unlock();
        }
        if (told != null) {
            told.run();
        }
    }

    private Runnable lookLocked() {
        Vigil kept = vigil;
        if (kept == null) {
            return null;
        }
        int got = readNow();
        if (got < 0) {
            return kept.gone;
        }
        return got > 0 || in.hasRemaining() ? kept.spoke : null;
    }

    private int readNow() {
        in.compact();
        try {
            channel.configureBlocking(false);
            try {
                return in.hasRemaining() ? channel.read(in) : 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException gone) {
            return -1;
        } finally {
            in.flip();
        }
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    SocketChannel channel() {
        return channel;
    }

    /// Ends the link because its deadline passed; whoever waits on it gets a [WireTimeout].
    void expire() {
        late = true;
        close();
    }

    void close() {
        Watch.release(this);
        try {
            channel.close();
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "a wire socket did not close cleanly");
        }
    }

    private void requireInTime() throws WireTimeout {
        if (deadline.passed()) {
            expire();
            throw timeout();
        }
    }

    private WireException ended(IOException cause) {
        close();
        return late ? timeout() : new WireGone("the connection ended", cause);
    }

    private static WireTimeout timeout() {
        return new WireTimeout("the deadline of the exchange passed");
    }
}
