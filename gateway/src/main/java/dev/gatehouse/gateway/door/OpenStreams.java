package dev.gatehouse.gateway.door;

import dev.gatehouse.pipeline.Stop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// The streams of news that are open. Each is kept alive, so that nobody on the way takes it for dead and a client that has vanished is
/// noticed, and each ends within [#EVERY] when its caller would not be let in any more: a token ends, a grant is taken back.
public final class OpenStreams {
    /// How long one stream may be open; then it ends in good order, and its client opens another.
    static final Duration LONGEST = Duration.ofMinutes(45);
    /// How often each is looked after.
    public static final Duration EVERY = Duration.ofSeconds(5);
    private static final int KEEP_ALIVE_EVERY = 3;

    private final Set<Place> open = ConcurrentHashMap.newKeySet();
    private long rounds;

    /// One open stream's place here.
    final class Place implements AutoCloseable {
        private final Stop stop;
        private final Runnable keepAlive;
        private final BooleanSupplier welcome;

        private Place(Stop stop, Runnable keepAlive, BooleanSupplier welcome) {
            this.stop = stop;
            this.keepAlive = keepAlive;
            this.welcome = welcome;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    Place open(Stop stop, Runnable keepAlive, BooleanSupplier welcome) {
        var place = new Place(stop, keepAlive, welcome);
        open.add(place);
        return place;
    }

    /// Looks after all of them. Called every [#EVERY]; a client that reads slowly holds up its own stream alone.
    public void lookAfter() {
        boolean alive = ++rounds % KEEP_ALIVE_EVERY == 0;
        open.forEach(each -> Thread.ofVirtual().start(() -> {
            if (!each.welcome.getAsBoolean()) {
                each.stop.stop();
            } else if (alive) {
                each.keepAlive.run();
            }
        }));
    }

    /// Ends all of them in good order and waits until they are, or for this long.
    public void end(Duration longest) throws InterruptedException {
        open.forEach(each -> each.stop.stop());
        long until = System.nanoTime() + longest.toNanos();
        while (!open.isEmpty() && System.nanoTime() - until < 0) {
            Thread.sleep(10);
        }
    }

    /// How many there are.
    public int count() {
        return open.size();
    }
}
