package dev.gatehouse.examples.vulnerable;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.examples.vulnerable.mcp.Endpoint;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The running server: on 127.0.0.1, with a database of its own that is gone when it ends.
public final class VulnerableServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private VulnerableServer(HttpServer http) {
        this.http = http;
    }

    /// Starts one on this port; 0 is any free one.
    public static VulnerableServer start(int port) throws IOException {
        var server = new VulnerableServer(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0));
        server.http.createContext("/mcp", new Endpoint(Holes.in(Database.inMemory())));
        server.http.setExecutor(server.threads);
        server.http.start();
        return server;
    }

    /// Where it is.
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/mcp");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
