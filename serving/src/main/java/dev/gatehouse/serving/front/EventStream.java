package dev.gatehouse.serving.front;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.Response;

/// An open stream of server-sent events. Each method blocks until its bytes were taken by the operating system, so a slow
/// reader slows its sender down and nothing piles up here; a reader slower than the front's limit is cut off.
///
/// Used by one thread at a time. `BackPressureTest` holds the promise.
public final class EventStream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Response response;
    private final Watch watch;
    private final Duration sendTime;
    private boolean ended;
    private boolean lost;

    EventStream(Response response, Watch watch, Duration sendTime) {
        this.response = response;
        this.watch = watch;
        this.sendTime = sendTime;
        watch.onGone(() -> {});
    }

    /// Sends one message as one event. A line break within it, which JSON has only between tokens, becomes a line of the event.
    public synchronized void send(byte[] json) throws Gone {
        write(false, event(json));
    }

    /// Sends one message as an event with an id, where a client that comes back can say how far it read.
    ///
    /// @param id visible ASCII
    public synchronized void send(String id, byte[] json) throws Gone {
        write(false, joined("id: " + visible(id) + "\n", event(json)));
    }

    /// Begins a stream to which a client can come back: an event with an id and no data, and how long to wait first.
    ///
    /// @param id visible ASCII
    public synchronized void prime(String id, Duration retry) throws Gone {
        write(false, joined("id: " + visible(id) + "\nretry: " + retry.toMillis() + "\n", event(new byte[0])));
    }

    /// Sends a line that readers skip, so that nobody on the way takes the stream for dead.
    public synchronized void comment() throws Gone {
        write(false, COMMENT);
    }

    /// The same from any thread; that the client has gone is for whoever waits for it to hear ([#onGone]).
    public void keepAlive() {
        try {
            comment();
        } catch (Gone left) {
            // The watch says so.
        }
    }

    /// Ends the stream properly. Doing it again does nothing.
    public synchronized void end() throws Gone {
        if (!ended && !lost) {
            watch.release();
            write(true, new byte[0]);
            ended = true;
        }
    }

    /// Runs `listener` once when the client closes its connection; see [Arrival#onGone].
    public void onGone(Runnable listener) {
        watch.onGone(listener);
    }

    /// The head leaves now: a client may wait for it before it does anything else.
    void open() {
        try {
            write(false, new byte[0]);
        } catch (Gone left) {
            lost = true;
        }
    }

    boolean ended() {
        return ended;
    }

    private void write(boolean last, byte[] bytes) throws Gone {
        if (lost || ended || watch.isGone()) {
            throw new Gone("the stream is over");
        }
        var written = new Written();
        response.write(last, ByteBuffer.wrap(bytes), written);
        if (!written.within(sendTime)) {
            lost = true;
            response.getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
            throw new Gone("the client does not read");
        }
    }

    private static String visible(String id) {
        if (id.isEmpty() || !id.chars().allMatch(unit -> unit > 0x20 && unit < 0x7F)) {
            throw new IllegalArgumentException("not an event id");
        }
        return id;
    }

    private static byte[] joined(String fields, byte[] event) {
        var all = new ByteArrayOutputStream(fields.length() + event.length);
        all.writeBytes(fields.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(event);
        return all.toByteArray();
    }

    private static byte[] event(byte[] json) {
        var event = new ByteArrayOutputStream(json.length + 16);
        event.writeBytes(DATA);
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (b == '\r' && i + 1 < json.length && json[i + 1] == '\n') {
                continue;
            }
            if (b == '\n' || b == '\r') {
                event.write('\n');
                event.writeBytes(DATA);
            } else {
                event.write(b);
            }
        }
        event.write('\n');
        event.write('\n');
        return event.toByteArray();
    }
}
