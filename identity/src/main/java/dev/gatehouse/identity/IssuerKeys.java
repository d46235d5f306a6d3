package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One issuer's keys: fetched once for all who wait, kept through an outage, and renewed for an unknown key id at most once
/// in a pause, so that a flood of invented ids costs the issuer one fetch in five seconds.
///
/// Fetching has a thread of its own, because the result is everybody's and outlives the call that began it.
final class IssuerKeys {
    private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());
    private static final int MOST_ABSENT = 256;

    /// What looking for a key came to.
    sealed interface Lookup {
        record Found(VerifyingKey key) implements Lookup {}

        /// The issuer's keys are known and this is none of them.
        record Absent() implements Lookup {}

        /// Nobody can say at the moment: 503 and not 401, or a rotation would log people out.
        record Unsure(String why) implements Lookup {}
    }

    private record Snapshot(KeySet keys, Instant at, Set<String> absent) {}

    private record Flight(CountDownLatch landed) {}

    private static final Flight LANDED = new Flight(new CountDownLatch(0));

    private final Issuer issuer;
    private final KeySource source;
    private final KeyTimes times;
    private final InstantSource clock;

    private volatile Snapshot snapshot;
    private volatile boolean failing;
    private Flight flight;
    private Instant nextForUnknown = Instant.MIN;
    private Instant nextAfterFailure = Instant.MIN;

    IssuerKeys(Issuer issuer, KeySource source, KeyTimes times, InstantSource clock) {
        this.issuer = issuer;
        this.source = source;
        this.times = times;
        this.clock = clock;
    }

    /// The key of this id, waiting for a fetch by at most this deadline where one is needed.
    Lookup find(String kid, Deadline deadline) {
        Snapshot seen = snapshot;
        if (usable(seen)) {
            Optional<VerifyingKey> key = seen.keys().named(kid);
            return key.isPresent() ? found(key.get(), seen, deadline, kid) : unknown(kid, seen, deadline);
        }
        await(takeOff(seen), deadline);
        return judge(kid, snapshot);
    }

    /// Old keys are renewed before they serve again, unless the last try failed: then they serve at once and the next try runs behind,
    /// since an issuer that hangs must not make every call wait for it.
    private Lookup found(VerifyingKey key, Snapshot seen, Deadline deadline, String kid) {
        if (!older(seen, times.aheadAfter())) {
            return new Lookup.Found(key);
        }
        Optional<Flight> renewing = takeOff(seen);
        if (older(seen, times.freshFor()) && !failing) {
            await(renewing, deadline);
            return judge(kid, snapshot);
        }
        return new Lookup.Found(key);
    }

    private Lookup unknown(String kid, Snapshot seen, Deadline deadline) {
        Optional<Flight> asked = takeOffForUnknown(seen);
        if (asked.isEmpty()) {
            return seen.absent().contains(kid) ? new Lookup.Absent() : new Lookup.Unsure("an unknown key id, and keys just renewed");
        }
        return await(asked, deadline) && snapshot != seen
                ? judge(kid, snapshot)
                : new Lookup.Unsure("an unknown key id, and the issuer cannot be reached");
    }

    private Lookup judge(String kid, Snapshot now) {
        if (!usable(now)) {
            return new Lookup.Unsure("no keys of this issuer, and it cannot be reached");
        }
        Optional<VerifyingKey> key = now.keys().named(kid);
        if (key.isPresent()) {
            return new Lookup.Found(key.get());
        }
        rememberAbsent(kid, now);
        return new Lookup.Absent();
    }

    private synchronized void rememberAbsent(String kid, Snapshot now) {
        nextForUnknown = later(nextForUnknown, now.at().plus(times.pause()));
        if (now.absent().size() < MOST_ABSENT) {
            now.absent().add(kid);
        }
    }

    /// The running fetch or a new one, which lands only after this lock is given back; empty while the pause after a failure lasts.
    /// Nothing is fetched by a caller who looked at keys that were renewed since: else fifty callers who all saw nothing would fetch
    /// one after the other.
    private synchronized Optional<Flight> takeOff(Snapshot seen) {
        if (snapshot != seen) {
            return Optional.of(LANDED);
        }
        if (flight == null && !clock.instant().isBefore(nextAfterFailure)) {
            var next = new Flight(new CountDownLatch(1));
            Thread.ofVirtual().name("keys of " + issuer.name()).start(this::fly);
            flight = next;
        }
        return Optional.ofNullable(flight);
    }

    /// As [#takeOff(Snapshot)], but at most once in a pause.
    private synchronized Optional<Flight> takeOffForUnknown(Snapshot seen) {
        if (flight == null && snapshot == seen) {
            if (clock.instant().isBefore(nextForUnknown)) {
                return Optional.empty();
            }
            nextForUnknown = clock.instant().plus(times.pause());
        }
        return takeOff(seen);
    }

    private void fly() {
        Snapshot fetched = null;
        try {
            fetched = new Snapshot(fetch(), clock.instant(), ConcurrentHashMap.newKeySet());
        } catch (Unreachable | Malformed | RuntimeException wrong) {
            LOG.log(System.Logger.Level.WARNING, "keys of issuer {0} not renewed: {1}", issuer.name(), reason(wrong));
        } finally {
            land(fetched);
        }
    }

    private synchronized void land(Snapshot fetched) {
        failing = fetched == null;
        if (failing) {
            nextAfterFailure = clock.instant().plus(times.pause());
        } else {
            snapshot = fetched;
        }
        flight.landed().countDown();
        flight = null;
    }

    private KeySet fetch() throws Unreachable, Malformed {
        Deadline deadline = Deadline.in(times.patience());
        if (issuer.signed().orElseThrow().discovered()) {
            IssuerMetadata.read(source.fetch(issuer.name(), KeySource.Document.METADATA, deadline), issuer.url());
        }
        return KeySet.read(source.fetch(issuer.name(), KeySource.Document.KEYS, deadline));
    }

    /// Our own words for what we expect; the name alone of what we do not, since its text may quote the answer.
    private static String reason(Exception wrong) {
        return wrong instanceof RuntimeException ? wrong.getClass().getSimpleName() : wrong.getMessage();
    }

    private static boolean await(Optional<Flight> flight, Deadline deadline) {
        try {
            return flight.isPresent() && flight.get().landed().await(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean usable(Snapshot seen) {
        return seen != null && !older(seen, times.keptFor());
    }

    private boolean older(Snapshot seen, Duration age) {
        return !clock.instant().isBefore(seen.at().plus(age));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
