package dev.gatehouse.attack.conversation;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Carries requests to the target by HTTP/1.1, exactly as an attack made them: wrong, repeated and invented header fields too. That is why it
/// is not the guarded way out of the house, which sends only what a good client may.
final class Line implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY).connectTimeout(TO_CONNECT).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private final Duration patience;

    /// @param patience how long one request may take
    Line(Duration patience) {
        this.patience = patience;
    }

    Running post(Posted posted, long id) {
        HttpRequest.Builder request = HttpRequest.newBuilder(posted.target().url()).timeout(patience)
            .header(posted.target().header(), posted.by().credential().field(posted.target().isBearer()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(posted.body()));
        posted.headers().forEach(each -> request.header(each.getKey(), each.getValue()));
        return Running.begin(client, request.build(), posted, id, patience);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
