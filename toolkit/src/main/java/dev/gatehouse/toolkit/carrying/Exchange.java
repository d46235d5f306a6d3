package dev.gatehouse.toolkit.carrying;

import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.EventStream;
import dev.gatehouse.serving.front.Gone;
import dev.gatehouse.toolkit.carrying.Outbox.Next;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Carries what is in an outbox to the client of one HTTP request: one JSON body where there is nothing but the last message, an event
/// stream once something comes before it.
public final class Exchange {
    /// The media type of one message.
    public static final String JSON = "application/json";

    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final Arrival arrival;
    private final Optional<String> name;
    private Outbox outbox;
    private long reader;
    private EventStream stream;

    private Exchange(Arrival arrival, Optional<String> name) {
        this.arrival = arrival;
        this.name = name;
    }

    /// For an answer that is lost with its connection.
    public static Exchange of(Arrival arrival) {
        return new Exchange(arrival, Optional.empty());
    }

    /// For an answer to which a client can come back under this name.
    public static Exchange named(Arrival arrival, String name) {
        return new Exchange(arrival, Optional.of(name));
    }

    /// An event stream from the beginning on.
    public Exchange streaming(long after) throws Refused {
        open(after);
        return this;
    }

    /// Reads this outbox from now on: what is said in it, and that a reader is to leave, reaches this exchange.
    public Exchange reading(Outbox from) {
        outbox = from;
        reader = from.read();
        return this;
    }

    /// Carries everything after the message of this number, until no more comes or the client has left.
    ///
    /// @param whenGone is run when the client has left, perhaps twice
    public void carry(long after, Runnable whenGone) throws Refused {
        arrival.onGone(() -> {
            outbox.sendAway(reader);
            whenGone.run();
        });
        try {
            carryOn(after);
        } catch (Gone left) {
            whenGone.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it became an event stream.
    public boolean isStream() {
        return stream != null;
    }

    private void carryOn(long after) throws Refused, Gone, InterruptedException {
        long read = after;
        while (true) {
            switch (outbox.next(reader, read, QUIET)) {
                case Next.Note(long number, byte[] json) -> {
                    open(read);
                    send(number, json);
                    read = number;
                }
                case Next.Last(long number, byte[] json, int status) -> {
                    last(number, json, status);
                    return;
                }
                case Next.Over _, Next.Leave _ -> {
                    open(read);
                    stream.end();
                    return;
                }
                case Next.Quiet _ -> {
                    if (stream != null) stream.comment();
                }
            }
        }
    }

    private void last(long number, byte[] json, int status) throws Gone {
        if (stream == null) {
            arrival.answer(status, Map.of(), JSON, json);
        } else {
            send(number, json);
            stream.end();
        }
    }

    private void send(long number, byte[] json) throws Gone {
        if (name.isPresent()) stream.send(name.get() + "-" + number, json);
        else stream.send(json);
    }

    private void open(long after) throws Refused {
        if (stream != null) return;
        stream = arrival.stream(Map.of());
        try {
            if (name.isPresent()) stream.prime(name.get() + "-" + after, RETRY);
        } catch (Gone left) {
            // The next message says so.
        }
    }
}
