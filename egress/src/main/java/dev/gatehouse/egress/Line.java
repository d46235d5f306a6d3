package dev.gatehouse.egress;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/// One connection to a judged address, with or without TLS; carries one request at a time.
final class Line implements Closeable {
    private final SocketChannel channel;
    private final Socket socket;
    private final HeadMeter meter;
    private final Http http;
    private final long born = System.nanoTime();
    private long idleSince = born;

    private Line(SocketChannel channel, Socket socket, Limits limits) throws IOException {
        this.channel = channel;
        this.socket = socket;
        this.meter = new HeadMeter(socket.getInputStream(), limits.headBytes());
        this.http = new Http(limits);
        http.bindTo(holder());
    }

    static Line plain(SocketChannel channel, Limits limits) throws IOException {
        return new Line(channel, channel.socket(), limits);
    }

    static Line secured(SocketChannel channel, SSLSocket tls, Limits limits) throws IOException {
        return new Line(channel, tls, limits);
    }

    void send(ClassicHttpRequest request) throws IOException, HttpException {
        http.sendRequestHeader(request);
        if (request.getEntity() != null) {
            http.sendRequestEntity(request);
        }
        http.flush();
    }

    ClassicHttpResponse head() throws IOException, HttpException {
        meter.beginHead();
        try {
            return http.receiveResponseHeader();
        } finally {
            meter.endHead();
        }
    }

    void attachBody(ClassicHttpResponse response) throws IOException, HttpException {
        http.receiveResponseEntity(response);
    }

    /// Whether bytes have come that belong to no request: the other side would answer the next one with them.
    boolean holdsUnaskedBytes() throws IOException {
        meter.forbidReading(true);
        try {
            return http.isDataAvailable(Timeout.ofMilliseconds(1)) || socket.getInputStream().available() > 0;
        } finally {
            meter.forbidReading(false);
        }
    }

    /// Whether the other side is silent and still there. Looks without waiting: the library's own check waits a millisecond.
    ///
    /// Anything to read on an idle connection, an end or bytes, makes it useless.
    boolean isFresh(long now, Limits limits) {
        return now - idleSince < limits.idleFor().toNanos() && now - born < limits.life().toNanos() && isSilent();
    }

    private boolean isSilent() {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    boolean isWorn(long now, Limits limits) {
        return now - idleSince >= limits.idleFor().toNanos() || now - born >= limits.life().toNanos();
    }

    void rest() {
        idleSince = System.nanoTime();
    }

    /// Closes the channel itself, at once, from any thread, without a TLS farewell.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }

    private SocketHolder holder() {
        return new SocketHolder(socket) {
            @Override
            protected java.io.InputStream getInputStream(Socket same) {
                return meter;
            }
        };
    }

    /// The library's connection, opened up where it takes a holder.
    private static final class Http extends DefaultBHttpClientConnection {
        Http(Limits limits) {
            super(Http1Config.custom().setMaxLineLength(limits.lineBytes()).setMaxHeaderCount(limits.headFields())
                    .setMaxEmptyLineCount(1).build());
        }

        void bindTo(SocketHolder holder) throws IOException {
            bind(holder);
        }
    }
}
