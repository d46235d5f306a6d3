package dev.gatehouse.egress;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/// Counts what is fetched while a head is being read, and ends it beyond the limit.
///
/// The library limits lines and their number; their product would be a hundred times what we mean.
final class HeadMeter extends FilterInputStream {
    /// Thrown after every answer, so it is made once, and without a trace that nobody reads.
    private static final SocketTimeoutException FORBIDDEN = new SocketTimeoutException() {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    };

    private final int headBytes;
    private boolean inHead;
    private boolean forbidden;
    private int fetched;

    HeadMeter(InputStream socket, int headBytes) {
        super(socket);
        this.headBytes = headBytes;
    }

    void beginHead() {
        inHead = true;
        fetched = 0;
    }

    void endHead() {
        inHead = false;
    }

    /// While set, a read ends as if time had run out: shows what the library holds without asking the network.
    void forbidReading(boolean yes) {
        forbidden = yes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (forbidden) {
            throw FORBIDDEN;
        }
        if (inHead && fetched >= headBytes) {
            throw new MessageConstraintException("head");
        }
        int count = in.read(into, offset, length);
        if (inHead) {
            countHead(count);
        }
        return count;
    }

    /// The library takes the end of the connection for the end of the head; half a head may lack the length of its body.
    private void countHead(int count) throws EOFException {
        if (count < 0) {
            throw new EOFException("head");
        }
        fetched += count;
    }
}
