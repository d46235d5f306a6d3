package dev.gatehouse.attack.conversation;

import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.framing.FrameRefused;
import dev.gatehouse.protocol.framing.SseEvent;
import dev.gatehouse.protocol.framing.SseLimits;
import dev.gatehouse.protocol.framing.SseReader;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A request that was sent: what came of it so far, and its end.
public final class Running {
    private static final int LARGEST = 8 << 20;
    private static final int A_MOMENT = 1_000;

    private final Posted posted;
    private final long id;
    private final Duration patience;
    private final CompletableFuture<Heard> end = new CompletableFuture<>();
    private final CompletableFuture<Void> progress = new CompletableFuture<>();
    private final CompletableFuture<Json> question = new CompletableFuture<>();
    private final long began = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private JsonObject response = JsonObject.empty();

    private Running(Posted posted, long id, Duration patience) {
        this.posted = posted;
        this.id = id;
        this.patience = patience;
    }

    static Running begin(HttpClient client, HttpRequest request, Posted posted, long id, Duration patience) {
        var running = new Running(posted, id, patience);
        Thread.ofVirtual().start(() -> running.run(client, request));
        return running;
    }

    private void run(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                read(body, answer.headers().firstValue("content-type").orElse("").startsWith("text/event-stream"));
            }
            var whole = new Answer(posted, answer.statusCode(), response, text.toString(), System.nanoTime() - began);
            end.complete(new Heard(whole, answer.headers().firstValue(Names.HEADER_SESSION_ID), answer.headers().firstValue("retry-after")));
        } catch (IOException | InterruptedException | RuntimeException broken) {
            end.completeExceptionally(broken);
        }
        progress.completeExceptionally(new Ended());
        question.completeExceptionally(new Ended());
    }

    private void read(InputStream body, boolean streams) throws IOException {
        if (!streams) {
            take(body.readNBytes(LARGEST));
            return;
        }
        var events = new SseReader(SseLimits.ofMessages(LARGEST), this::take);
        byte[] part = new byte[8192];
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
            try {
                events.read(part, 0, read);
            } catch (FrameRefused unreadable) {
                throw new IOException("the stream is no stream of events", unreadable);
            }
        }
    }

    private void take(SseEvent event) {
        if (event.isMessage()) {
            take(event.data());
        }
    }

    private void take(byte[] message) {
        String words = new String(message, StandardCharsets.UTF_8);
        text.append(words);
        if (Answer.read(words).orElse(null) instanceof JsonObject object) {
            judge(object);
        }
    }

    private void judge(JsonObject message) {
        Optional<String> method = message.text("method");
        if (method.isEmpty()) {
            response = message;
        } else if (method.get().equals(Names.PROGRESS)) {
            progress.complete(null);
        } else {
            message.get("id").ifPresent(question::complete);
        }
    }

    /// Its request.
    public Posted posted() {
        return posted;
    }

    /// The id of its request.
    public long id() {
        return id;
    }

    /// Waits for progress or a question; false where the call ends without.
    boolean comesTo(boolean aQuestion) throws IOException, InterruptedException {
        try {
            CompletableFuture<?> awaited = aQuestion ? question : progress;
            await(awaited);
            return true;
        } catch (Ended none) {
            return false;
        }
    }

    /// What the target asked on the call's stream: the question's id.
    public Json question() throws IOException, InterruptedException {
        return await(question);
    }

    /// A call is over and what was waited for did not come.
    private static final class Ended extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Waits for the end.
    public Answer finish() throws IOException, InterruptedException {
        return await(end).answer();
    }

    /// Waits a moment for the end, whatever it is.
    public void settle() throws InterruptedException {
        try {
            end.get(A_MOMENT, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException open) {
            // Whoever goes on looks at what was done, not at this answer.
        }
    }

    Heard await() throws IOException, InterruptedException {
        return await(end);
    }

    private <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof IOException io ? io : new IOException(broken.getCause());
        } catch (TimeoutException late) {
            throw new IOException("no answer in " + patience.toSeconds() + " s", late);
        }
    }
}
