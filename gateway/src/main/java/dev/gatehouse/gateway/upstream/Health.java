package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Which servers are down: whoever calls one is told so at once, and does not wait for another attempt that fails as those before.
///
/// A server counts as down when it could not be reached [#MOST] times in a row. After a pause, which doubles up to [#LONGEST], one call may
/// try again; the others wait for how that ends. Counted for each tenant: what one can bring about is not another's.
final class Health {
    static final int MOST = 5;
    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(Health.class.getName());

    private final LongSupplier nanos;
    private final Map<Key, Failing> failing = new HashMap<>();

    private record Key(String server, String tenant) {
        static Key of(Call.Facts facts) {
            return new Key(facts.route().server(), facts.caller().tenant());
        }
    }

    /// @param until when it may be tried again
    private record Failing(int inARow, Duration pause, long until) {
        boolean isDown() {
            return inARow >= MOST;
        }

        Failing again(long now) {
            Duration next = !isDown() ? FIRST : pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
            return new Failing(Math.min(inARow + 1, MOST), next, now + next.toNanos());
        }

        Failing tried(long now) {
            return new Failing(inARow, pause, now + pause.toNanos());
        }
    }

    /// @param nanos a steady clock
    Health(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// @throws Refused where the server is down, and this call is not the one that tries again
    synchronized void requireUp(Call.Facts facts) throws Refused {
        Failing known = failing.get(Key.of(facts));
        if (known == null || !known.isDown()) {
            return;
        }
        long now = nanos.getAsLong();
        if (now - known.until() < 0) {
            throw Refused.because(Code.UPSTREAM_DOWN, "not reached " + MOST + " times in a row");
        }
        failing.put(Key.of(facts), known.tried(now));
    }

    /// The server was reached.
    void worked(Call.Facts facts) {
        boolean wasDown;
        synchronized (this) {
            Failing before = failing.remove(Key.of(facts));
            wasDown = before != null && before.isDown();
        }
        if (wasDown) {
            LOG.log(System.Logger.Level.INFO, "server {0} is up again", facts.route().server());
        }
    }

    /// The server was not reached.
    void failed(Call.Facts facts) {
        boolean falls;
        synchronized (this) {
            Failing before = failing.getOrDefault(Key.of(facts), new Failing(0, FIRST, 0));
            Failing now = before.again(nanos.getAsLong());
            failing.put(Key.of(facts), now);
            falls = now.isDown() && !before.isDown();
        }
        if (falls) {
            LOG.log(System.Logger.Level.WARNING, "server {0} is down: it could not be reached {1} times in a row", facts.route().server(), MOST);
        }
    }

    /// Forgets servers that are no longer there or were changed.
    synchronized void forget(Predicate<String> gone) {
        failing.keySet().removeIf(key -> gone.test(key.server()));
    }
}
