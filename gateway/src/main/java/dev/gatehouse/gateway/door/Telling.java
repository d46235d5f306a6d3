package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.serving.front.EventStream;
import dev.gatehouse.serving.front.Gone;
import java.time.Duration;
import java.util.Optional;

/// How one older client's call tells on its stream, or on the one on which the client came back: with ids, and what it says is kept.
final class Telling {
    /// How long a client should wait before it comes back.
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Replays replays;
    private final Replays.Owner owner;
    private final CallId call;
    private final boolean primed;
    private Replay replay;
    private int reader;

    /// @param primed whether the client knows events without data (MCP 2025-11-25)
    Telling(Replays replays, Replays.Owner owner, CallId call, boolean primed) {
        this.replays = replays;
        this.owner = owner;
        this.call = call;
        this.primed = primed;
    }

    /// The stream is open.
    void begin(EventStream stream) throws Gone {
        replay = replays.begin(owner, call);
        reader = replay.takeOver();
        if (primed) {
            stream.prime(replays.id(owner, call, 0), RETRY);
        }
    }

    /// Keeps a message and tells it, unless the client has gone or reads elsewhere.
    void tell(byte[] json, Optional<EventStream> stream) throws Gone {
        long number = replay.add(json);
        if (stream.isPresent() && replay.isReadBy(reader)) {
            stream.get().send(replays.id(owner, call, number), json);
        }
    }

    /// That was the last message.
    void end() {
        replay.end();
    }

    /// Tells the rest to a client that came back, as it comes.
    static void goOn(Replays replays, Replays.Owner owner, Replays.Place place, EventStream stream) throws Gone, InterruptedException {
        int reader = place.replay().takeOver();
        long told = place.after();
        while (!place.replay().isDone(reader, told)) {
            Optional<Replay.Event> next = place.replay().next(reader, told, KEEP_ALIVE);
            if (next.isPresent()) {
                stream.send(replays.id(owner, place.call(), next.get().number()), next.get().json());
                told = next.get().number();
            } else if (!place.replay().isDone(reader, told)) {
                stream.comment();
            }
        }
        stream.end();
    }
}
