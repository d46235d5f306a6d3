package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/// The listening socket: makes each accepted connection a [Line] and hands it to [Lines].
final class Listener extends ServerConnector {
    private final Reception reception;
    private final Lines lines;

    Listener(Server server, FrontSettings settings, Reception reception, ConnectionFactory... factories) {
        super(server, null, null, null, 1, 1, factories);
        this.reception = reception;
        this.lines = new Lines(settings.limits(), settings.proxies(), getScheduler(), this::answerTooSlow);
        setHost(settings.address().getHostString());
        setPort(settings.address().getPort());
        setIdleTimeout(settings.limits().idleTime().toMillis());
        setAcceptQueueSize(256);
    }

    Lines lines() {
        return lines;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
        return new Line(channel, selector, key, getScheduler());
    }

    @Override
    protected void onEndPointOpened(EndPoint endPoint) {
        super.onEndPointOpened(endPoint);
        lines.opened((Line) endPoint);
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
        super.onEndPointClosed(endPoint);
        lines.closed((Line) endPoint);
    }

    /// Nobody else writes: no request came to be. A client that never said a word gets none back.
    private void answerTooSlow(Line line) {
        AbstractEndPoint http = line.http();
        Refusal refusal = Refusal.of(Code.HEAD_TOO_SLOW, "head-time");
        var call = CallId.fresh();
        reception.count(line.peer(), refusal, call);
        if (http == null || !line.hasSaidSomething()) {
            line.close();
            return;
        }
        try {
            http.write(Callback.from(http::shutdownOutput, _ -> line.close()), ByteBuffer.wrap(Answers.closing(refusal, call)));
        } catch (RuntimeException inUse) {
            line.close();
        }
    }
}
