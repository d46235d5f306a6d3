package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/// One open listener, strict HTTP/1.1, with or without TLS.
///
/// Once [#open] has returned, the front opens no further socket and no file but the TLS files at [#reload], so the process
/// is sealed between [#open] and [#start]. One thread accepts, one selects, requests run on [Hands].
public final class Front implements AutoCloseable {
    private final FrontSettings settings;
    private final Reception reception;
    private final Server server;
    private final Listener listener;
    private final SslContextFactory.Server tls;

    private Front(FrontSettings settings, Reception reception, Server server, Listener listener, SslContextFactory.Server tls) {
        this.settings = settings;
        this.reception = reception;
        this.server = server;
        this.listener = listener;
        this.tls = tls;
    }

    /// Binds; throws if the address is taken or the TLS files cannot be used. Nothing is accepted before [#start].
    public static Front open(FrontSettings settings, Door door, Turnstile turnstile) throws IOException {
        CallId.fresh(); // the random source opens its device now and not behind the seal
        var reception = new Reception(settings, door, turnstile);
        SslContextFactory.Server tls = settings.tls().isPresent() ? Tls.context(settings.tls().get()) : null;
        Server server = server(reception);
        var http = new HttpConnectionFactory(configuration(settings.limits()));
        Listener listener = tls == null
                ? new Listener(server, settings, reception, http)
                : new Listener(server, settings, reception, secure(tls, http), http);
        server.addConnector(listener);
        listener.open();
        var front = new Front(settings, reception, server, listener, tls);
        front.allow(settings.hosts().apply(front.port()), settings.origins());
        return front;
    }

    /// The port that was bound.
    public int port() {
        return listener.getLocalPort();
    }

    /// Replaces the allowed values of Host and Origin, from the next request on.
    public void allow(Set<String> hosts, Set<String> origins) {
        reception.allow(lowerCase(hosts), origins);
    }

    /// Reads the TLS files anew. Open connections stay as they are; files that do not fit throw and change nothing.
    public void reload() throws IOException {
        if (tls != null) {
            Tls.reload(tls, settings.tls().orElseThrow());
        }
    }

    /// How many connections are open.
    public int connections() {
        return listener.lines().open();
    }

    /// Stops listening and ends every connection.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception broken) {
            throw new IllegalStateException("the front did not stop cleanly", broken);
        }
    }

    /// Accepts the first byte. Called when the process is sealed: it opens no socket.
    public Front start() throws IOException {
        try {
            server.start();
            return this;
        } catch (Exception broken) {
            throw new IOException("the front did not start: " + broken.getClass().getSimpleName(), broken);
        }
    }

    private static Server server(Reception reception) {
        // The pool's own kind of queue asks the platform's management beans for a cache line size: most of a cold start.
        var threads = new QueuedThreadPool(8, 2, 60_000, new LinkedBlockingQueue<>());
        threads.setReservedThreads(0);
        threads.setName("front");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Hands.fresh());
        var server = new Server(threads, new ScheduledExecutorScheduler("front-timer", true), null);
        server.setStopAtShutdown(false);
        server.setStopTimeout(0);
        server.setDefaultHandler(null);
        server.setHandler(reception);
        server.setErrorHandler(new BadMessages(reception));
        return server;
    }

    private static SslConnectionFactory secure(SslContextFactory.Server tls, HttpConnectionFactory http) {
        var secure = new SslConnectionFactory(tls, http.getProtocol());
        secure.setEnsureSecureRequestCustomizer(false); // it compares SNI with Host; our rule for Host is stricter and answers with its own code
        return secure;
    }

    private static HttpConfiguration configuration(Limits limits) {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(limits.headBytes());
        http.setHttpCompliance(HeadRules.parserMode());
        http.setUriCompliance(UriCompliance.UNSAFE); // HeadRules judge the path as it was sent, and are stricter than any mode
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(false);
        http.setHeaderCacheSize(0);
        return http;
    }

    private static Set<String> lowerCase(Set<String> hosts) {
        return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
