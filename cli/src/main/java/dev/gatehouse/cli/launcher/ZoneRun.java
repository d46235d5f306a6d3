package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.confine.Confined;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.control.Zone;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One zone as long as the launcher runs: started, watched, started again when it dies, ended at last.
///
/// A zone that ends with 3 (settings) or 5 (missing part) before it was ever ready ends the start; so does one that dies three times.
/// Later it is started again at once, then with pauses that double; five deaths before it was ready for two seconds and it is *failing*.
final class ZoneRun {
    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final int FIRST_TRIES = 3;
    private static final int FAILING_AFTER = 5;
    /// A zone ends with this when it wants to be started with fresh walls and facts.
    static final int ANEW = 75;

    /// What `status` says.
    enum State { STARTING, RUNNING, RESTARTING, FAILING, STOPPED }

    /// Makes the process, and tells it what it must know.
    interface Starter {
        /// @return the process, which waits for its start line
        Confined start(Zone zone) throws IOException, StartRefused;

        /// Writes the start line, when all that is in it is known.
        void tell(Zone zone, Confined process) throws IOException, StartRefused, InterruptedException;
    }

    /// What happens when a zone says that it serves.
    interface Ready {
        void ready(Zone zone, Map<String, String> facts) throws StartRefused;
    }

    private final Zone zone;
    private final Starter starter;
    private final Ready ready;
    private final Runnable changed;
    private final Events events;
    private final ZoneLog log;
    private final CompletableFuture<Map<String, String>> first = new CompletableFuture<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private Confined process;
    private volatile State state = State.STARTING;
    private volatile String walls = "";
    private volatile boolean anew;
    private volatile long readySince;
    private volatile int timesReady;
    private int deaths;
    private int quickDeaths;

    ZoneRun(Zone zone, Starter starter, Ready ready, Runnable changed, Events events, ZoneLog log) {
        this.zone = zone;
        this.starter = starter;
        this.ready = ready;
        this.changed = changed;
        this.events = events;
        this.log = log;
    }

    /// Begins; the first ready line's facts, or why there will be none.
    CompletableFuture<Map<String, String>> begin() {
        Thread.ofPlatform().name("life of " + zone.word()).daemon().start(this::live);
        return first;
    }

    private void live() {
        try {
            while (!isEnding()) {
                pause(once());
            }
        } finally {
            become(State.STOPPED);
            first.completeExceptionally(new StartRefused(Cause.NO, "The " + zone.word() + " was ended before it was ready."));
            log.close();
            ended.countDown();
        }
    }

    /// One life, from its start to its death: how long to wait before the next.
    private Duration once() {
        try {
            readySince = 0;
            int exit = attend(told(start()));
            return isEnding() ? Duration.ZERO : died(exit, readySince != 0 && System.nanoTime() - readySince > QUICK.toNanos());
        } catch (StartRefused refused) {
            return refused(refused);
        } catch (IOException impossible) {
            return refused(new StartRefused(Cause.MISSING_PART, "The " + zone.word() + " cannot be started: " + impossible.getMessage()));
        } catch (InterruptedException stop) {
            ending.countDown();
            return Duration.ZERO;
        }
    }

    private Confined start() throws IOException, StartRefused {
        Confined started = starter.start(zone);
        synchronized (this) {
            process = started;
            if (isEnding()) {
                started.kill(Signal.KILL);
            }
        }
        events.note(zone.word(), "started pid=" + started.pid());
        changed.run();
        return started;
    }

    private Confined told(Confined alive) throws IOException, StartRefused, InterruptedException {
        try {
            starter.tell(zone, alive);
            return alive;
        } catch (StartRefused | RuntimeException never) {
            alive.kill(Signal.KILL);
            alive.waitFor(QUICK);
            throw never;
        }
    }

    private int attend(Confined alive) throws InterruptedException {
        CountDownLatch serving = new CountDownLatch(1);
        Thread errors = pump("errors", () -> log.pump(alive.stderr()));
        Thread output = pump("output", () -> listen(alive, serving));
        if (!alive.waitFor(READY) && serving.getCount() > 0) {
            events.note(zone.word(), "is not ready after " + READY.toSeconds() + " s and is ended");
            alive.kill(Signal.KILL);
        }
        int exit = alive.waitFor();
        errors.join(Duration.ofSeconds(1));
        output.join(Duration.ofSeconds(1));
        synchronized (this) {
            process = null;
        }
        return exit;
    }

    private Thread pump(String what, Runnable work) {
        return Thread.ofPlatform().name(zone.word() + " " + what).daemon().start(work);
    }

    private void listen(Confined alive, CountDownLatch serving) {
        Optional<Map<String, String>> facts = ReadyLine.from(alive.stdout());
        if (facts.isPresent()) {
            try {
                ready.ready(zone, facts.get());
                walls = facts.get().getOrDefault("walls", "");
                readySince = System.nanoTime();
                timesReady++;   // by one thread at a time: a life begins after the one before it ended
                serving.countDown();
                become(State.RUNNING);
                events.note(zone.word(), "ready pid=" + alive.pid());
                first.complete(facts.get());
            } catch (StartRefused refused) {
                first.completeExceptionally(refused);
                alive.kill(Signal.KILL);
            }
        }
        log.pump(alive.stdout());
    }

    private Duration died(int exit, boolean served) {
        events.note(zone.word(), "ended exit=" + exit);
        walls = "";
        deaths++;
        if (!first.isDone() && (exit == 3 || exit == 5 || deaths >= FIRST_TRIES)) {
            Cause cause = exit == 3 ? Cause.SETTINGS : exit == 5 ? Cause.MISSING_PART : Cause.NO;
            return refused(new StartRefused(cause, "The " + zone.word() + " does not start (it ended with " + exit + "): " + log.lastLine()));
        }
        quickDeaths = served ? 0 : quickDeaths + 1;
        become(quickDeaths >= FAILING_AFTER ? State.FAILING : State.RESTARTING);
        return exit == ANEW || anew ? wantedAnew() : afterDeath();
    }

    private Duration wantedAnew() {
        anew = false;
        return quickDeaths == 0 ? Duration.ZERO : afterDeath();
    }

    private Duration afterDeath() {
        if (quickDeaths >= FAILING_AFTER) {
            return LONGEST_PAUSE;
        }
        return quickDeaths == 0 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << quickDeaths - 1);
    }

    /// Before the zone was ever ready this ends the whole start; later the launcher goes on trying.
    private Duration refused(StartRefused why) {
        events.note(zone.word(), "refused: " + String.join(" ", why.sentences()));
        if (first.completeExceptionally(why)) {
            ending.countDown();
            return Duration.ZERO;
        }
        become(State.FAILING);
        return LONGEST_PAUSE;
    }

    private void pause(Duration length) {
        try {
            ending.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            ending.countDown();
        }
    }

    /// Ends this life, so that the next begins with walls and facts as they are now, and waits until that one serves: whether it does.
    boolean anew() throws InterruptedException {
        int before = timesReady;
        anew = true;
        signal(Signal.TERMINATE);
        long until = System.nanoTime() + READY.toNanos();
        while (timesReady == before && System.nanoTime() < until && !ending.await(20, TimeUnit.MILLISECONDS)) {
            continue;
        }
        return timesReady != before;
    }

    /// Asks the zone to end for good.
    void end() {
        ending.countDown();
        signal(Signal.TERMINATE);
    }

    /// Waits for the end, and makes it one.
    void awaitEnd(Duration longest) throws InterruptedException {
        if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            signal(Signal.KILL);
            ended.await(2, TimeUnit.SECONDS);
        }
    }

    private synchronized void signal(Signal signal) {
        if (process != null) {
            process.kill(signal);
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    private void become(State next) {
        state = next;
        changed.run();
    }

    Zone zone() {
        return zone;
    }

    State state() {
        return state;
    }

    /// What the zone's own attempts on its walls came to.
    String walls() {
        return walls;
    }

    synchronized OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }
}
