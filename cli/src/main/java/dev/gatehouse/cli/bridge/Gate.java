package dev.gatehouse.cli.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// The route on the gate, by HTTP. Follows no redirect and uses no proxy; sends a message again only where nobody can have read it.
final class Gate implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_LEAVE = Duration.ofSeconds(2);
    private static final int UNAUTHORIZED = 401;

    private final Access access;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY).connectTimeout(TO_CONNECT).executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    Gate(Access access) {
        this.access = access;
    }

    /// Sends one message. A refused token is replaced once, and a gate that has moved is looked for once: neither has read the message.
    ///
    /// @throws NoGate when there is no gate
    /// @throws IOException when the connection broke after the message may have been read
    HttpResponse<InputStream> post(byte[] message, Map<String, String> headers) throws NoGate, IOException, InterruptedException {
        return send(headers, request -> request.header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(message)));
    }

    /// Opens the stream of a legacy session, as [#post] sends a message.
    HttpResponse<InputStream> listen(Map<String, String> headers) throws NoGate, IOException, InterruptedException {
        return send(headers, request -> request.header("Accept", "text/event-stream").GET());
    }

    private HttpResponse<InputStream> send(Map<String, String> headers, UnaryOperator<HttpRequest.Builder> what) throws NoGate, IOException, InterruptedException {
        Pass pass = access.pass();
        try {
            HttpResponse<InputStream> response = send(pass, headers, what);
            if (response.statusCode() != UNAUTHORIZED) {
                return response;
            }
            response.body().close();
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            // Nothing was sent: another pass may lead to where the gate is now.
        }
        access.forget(pass);
        Pass other = access.pass();
        try {
            return send(other, headers, what);
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            access.forget(other);
            throw new NoGate("The gate does not answer at the moment: it may be starting. Try again, and see `gatehouse status`.");
        }
    }

    private HttpResponse<InputStream> send(Pass pass, Map<String, String> headers, UnaryOperator<HttpRequest.Builder> what)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = what.apply(pass.request());
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /// Ends a legacy session, if the gate is there to hear it.
    void leave(Map<String, String> headers) {
        try {
            HttpRequest.Builder request = access.pass().request().timeout(TO_LEAVE);
            headers.forEach(request::header);
            client.send(request.DELETE().build(), HttpResponse.BodyHandlers.discarding());
        } catch (NoGate | IOException gone) {
            // The session ends with the gate, or by its own time.
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
