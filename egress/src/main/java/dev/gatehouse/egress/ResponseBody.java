package dev.gatehouse.egress;

import dev.gatehouse.egress.DialFailure.Fault;
import dev.gatehouse.egress.DialFailure.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The body of an answer as it comes: a read returns what has arrived and never waits for more.
///
/// One thread reads; any thread may close, which ends the connection at once and a waiting read with [BodyBroken].
/// Reading to the end gives the connection back for reuse; closing before gives it up.
public final class ResponseBody extends InputStream {
    private final Exchange exchange;
    private final InputStream content;
    private final long declared;
    private final long mostBytes;
    private volatile long count;
    private volatile boolean ended;

    ResponseBody(Exchange exchange, InputStream content, long declared, long mostBytes) {
        this.exchange = exchange;
        this.content = content;
        this.declared = declared;
        this.mostBytes = mostBytes;
        this.ended = declared == 0;
    }

    /// How many bytes have been read so far.
    public long count() {
        return count;
    }

    @Override
    public int read() throws BodyBroken {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Reads what is there, at least one byte; -1 at the true end. Every other end is [BodyBroken].
    @Override
    public int read(byte[] into, int offset, int length) throws BodyBroken {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int read = fetch(into, offset, length);
        if (read < 0) {
            end();
            return -1;
        }
        count(read);
        return read;
    }

    private int fetch(byte[] into, int offset, int length) throws BodyBroken {
        exchange.awaitBytes();
        try {
            return content.read(into, offset, length);
        } catch (IOException | RuntimeException surprise) {
            throw new BodyBroken(exchange.broken(surprise));
        } finally {
            exchange.gotBytes();
        }
    }

    private void count(int read) throws BodyBroken {
        long now = count + read;
        count = now;
        if (now > mostBytes) {
            throw new BodyBroken(exchange.ended(new DialFailure.TooLarge(Part.BODY)));
        }
        if (now == declared) {
            end();
        }
    }

    private void end() throws BodyBroken {
        if (declared > count) {
            throw new BodyBroken(exchange.ended(new DialFailure.Broken(Sent.MAYBE, Fault.CLOSED)));
        }
        ended = true;
        exchange.finish();
    }

    /// Ends the answer now. After the true end it does nothing.
    @Override
    public void close() {
        exchange.cut();
    }
}
