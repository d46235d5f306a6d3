package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.confine.Confined;
import dev.gatehouse.confine.Launch;
import dev.gatehouse.confine.Signal;
import dev.gatehouse.confine.Walls;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.files.FileRefused;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.home.HomeRefused;
import dev.gatehouse.wire.start.StartLine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Starts the zones of one home, keeps them running, and ends them all when it ends.
///
/// The zones end with it however it ends: they read the end of their standard input, and the kernel kills them when the thread that
/// started them is gone.
public final class Launcher {
    private static final Duration ALL_READY = Duration.ofSeconds(60);
    private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1", "LANG", "C.UTF-8");

    private final Home home;
    private final HomeLock lock;
    private final Events events;
    private final OfficeKey officeKey;
    private final StartSecrets secrets;
    private final Map<Zone, ZoneRun> runs = new EnumMap<>(Zone.class);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<StartRefused> fatal = new CompletableFuture<>();
    private volatile Plan plan;
    private volatile Noted noted;
    private volatile List<Walls.Opening> serverPaths = List.of();
    private boolean ending;

    private Launcher(Plan plan, HomeLock lock, Events events) throws IOException {
        this.home = plan.home();
        this.plan = plan;
        this.lock = lock;
        this.events = events;
        this.officeKey = new OfficeKey(home);
        this.secrets = StartSecrets.fresh(home.operatorSecret());
        this.noted = new Noted(false, SettingsCopy.digest(home), "");
    }

    /// What `zones.json` says besides the zones.
    record Noted(boolean answering, String settingsDigest, String settingsRefused) {}

    /// Starts everything, and returns when every zone is ready.
    ///
    /// @throws StartRefused with a sentence for each cause; nothing is left running then
    public static Launcher start(UpRequest request, Tree tree) throws StartRefused {
        try {
            Home home = Home.create(request.home(), Identities.perZone());
            HomeLock lock = HomeLock.take(home.launcherLock()).orElseThrow(() -> alreadyRunning(home));
            return start(request, tree, home, lock);
        } catch (HomeRefused | FileRefused refused) {
            throw new StartRefused(Cause.SETTINGS, refused.getMessage());
        } catch (IOException broken) {
            throw new StartRefused(Cause.NO, "The home " + request.home() + " cannot be used: " + said(broken));
        }
    }

    private static String said(IOException broken) {
        return broken.getClass().getSimpleName() + " " + broken.getMessage();
    }

    private static StartRefused alreadyRunning(Home home) {
        try {
            return new StartRefused(Cause.NO, "Gatehouse is running in " + home.path() + " already, as process "
                + HomeLock.holder(home.launcherLock()).orElse(0) + ". `gatehouse down` ends it; --home DIR starts another one beside it.");
        } catch (IOException unreadable) {
            return new StartRefused(Cause.NO, "Gatehouse is running in " + home.path() + " already.");
        }
    }

    private static Launcher start(UpRequest request, Tree tree, Home home, HomeLock lock) throws StartRefused, IOException {
        Launcher launcher = null;
        Events events = new Events(home.launcherLog());
        try {
            launcher = new Launcher(new Preparation(request, tree, home).plan(), lock, events);
            events.note("launcher", "started pid=" + ProcessHandle.current().pid() + " port=" + launcher.plan.port());
            launcher.startZones();
            launcher.watch();
            return launcher;
        } finally {
            if (launcher == null) {
                Preparation.removeSockets(home);
                events.close();
                lock.close();
            }
        }
    }

    private void startZones() throws StartRefused {
        try {
            List<CompletableFuture<?>> coming = new ArrayList<>();
            coming.add(begin(Zone.OFFICE).whenComplete((_, failure) -> noKey(failure)));
            for (Zone zone : plan.zones()) {
                coming.add(begin(zone));
            }
            await(coming);
        } catch (StartRefused refused) {
            events.note("launcher", "gives up: " + String.join(" ", refused.sentences()));
            end();
            throw refused;
        }
    }

    private void noKey(Throwable failure) {
        if (failure != null) {
            officeKey.never(failure);
        }
    }

    private CompletableFuture<?> begin(Zone zone) {
        synchronized (runs) {
            ZoneRun known = runs.get(zone);
            if (known != null) {
                return CompletableFuture.completedFuture(known);
            }
            ZoneRun run = new ZoneRun(zone, new Starter(), this::ready, this::record, events, new ZoneLog(home.log(zone)));
            runs.put(zone, run);
            return run.begin();
        }
    }

    /// Waits until all are ready or some refuse, and tells of every refusal that is known by then.
    private void await(List<CompletableFuture<?>> coming) throws StartRefused {
        List<StartRefused> refusals = new ArrayList<>();
        long until = System.nanoTime() + ALL_READY.toNanos();
        for (CompletableFuture<?> one : coming) {
            try {
                one.get(refusals.isEmpty() ? until - System.nanoTime() : 0, TimeUnit.NANOSECONDS);
            } catch (ExecutionException failed) {
                refusals.add(failed.getCause() instanceof StartRefused known ? known : new StartRefused(Cause.NO, String.valueOf(failed.getCause())));
            } catch (TimeoutException late) {
                refusals.add(new StartRefused(Cause.NO, "Not every zone was ready in time; see " + home.logFolder() + "."));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                refusals.add(new StartRefused(Cause.NO, "The start was interrupted."));
            }
        }
        if (!refusals.isEmpty()) {
            Set<String> sentences = new LinkedHashSet<>();
            refusals.forEach(refusal -> sentences.addAll(refusal.sentences()));
            throw new StartRefused(refusals.getFirst().why(), List.copyOf(sentences));
        }
    }

    private Confined launch(Zone zone) throws IOException, StartRefused {
        Plan now = plan;
        ZoneProgram program = now.tree().programs().get(zone);
        Launch launch = Launch.of(program.command(now.tree().java(), home.zone(zone)), home.zone(zone), ZoneWallsPlan.of(zone, now))
            .environment(ENVIRONMENT);
        if (now.thin().isPresent()) {
            launch = launch.acceptingThinnerWalls(now.thin().get());
        }
        if (zone == Zone.KEEPER) {
            serverPaths = ZoneWallsPlan.servers(now);
        }
        return now.identities().dress(launch, zone).start();
    }

    private final class Starter implements ZoneRun.Starter {
        @Override
        public Confined start(Zone zone) throws IOException, StartRefused {
            return launch(zone);
        }

        @Override
        public void tell(Zone zone, Confined process) throws IOException, StartRefused, InterruptedException {
            Optional<String> key = zone == Zone.OFFICE ? Optional.empty() : Optional.of(officeKey.awaited());
            Launcher.tell(process, new StartLine(StartSecrets.onWire(zone), secrets.of(zone), ZoneFacts.of(zone, plan, key)));
        }
    }

    /// Writes the start line and leaves the stream open: its end is what tells a zone that the launcher is gone.
    private static void tell(Confined process, StartLine line) throws IOException {
        byte[] bytes = line.bytes();
        try {
            process.stdin().write(bytes);
            process.stdin().flush();
        } catch (IOException gone) {
            process.kill(Signal.KILL);   // it ended before it listened; its exit and its log say why
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void ready(Zone zone, Map<String, String> facts) throws StartRefused {
        if (zone == Zone.OFFICE) {
            try {
                officeKey.shown(Optional.ofNullable(facts.get("key")));
            } catch (StartRefused another) {
                fatal.complete(another);
                throw another;
            }
        }
    }

    private void watch() {
        Thread.ofPlatform().name("settings").daemon().start(new SettingsWatch(home, ended, this::settingsChanged));
    }

    /// The settings' copy was renewed: the keeper is started anew where the paths of its servers changed, since walls only ever get narrower.
    /// The copy counts as seen when that keeper serves, so that whoever waits for it may publish what needs it.
    private void settingsChanged(String digest) {
        String refused = "";
        try {
            Plan fresh = plan.rewritten(SettingsWatch.read(plan));
            boolean moved = !ZoneWallsPlan.servers(prepared(fresh)).equals(serverPaths);
            plan = fresh;
            events.note("launcher", "read the settings again" + (moved ? ", the keeper's paths changed" : ""));
            refused = moved && !keeperAnew() ? "The keeper did not come up with the new settings; see " + home.log(Zone.KEEPER) + "." : "";
        } catch (StartRefused | IOException | RuntimeException why) {
            refused = String.valueOf(why.getMessage());
            events.note("launcher", "does not take the new settings: " + refused);
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
            return;
        }
        noted = new Noted(noted.answering, digest, refused);
        record();
    }

    private static Plan prepared(Plan fresh) throws IOException, StartRefused {
        Preparation.serverFolders(fresh);
        Reachable.require(fresh);
        return fresh;
    }

    private boolean keeperAnew() throws InterruptedException {
        ZoneRun keeper;
        synchronized (runs) {
            keeper = runs.get(Zone.KEEPER);
        }
        if (keeper != null) {
            return keeper.anew();
        }
        try {
            await(List.of(begin(Zone.KEEPER)));
            return true;
        } catch (StartRefused refused) {
            return false;
        }
    }

    /// Notes in `zones.json` that the endpoint answers.
    public void answering() {
        noted = new Noted(true, noted.settingsDigest, noted.settingsRefused);
        record();
    }

    /// Writes down what runs now. Called on every change, by many threads.
    private void record() {
        synchronized (runs) {
            if (ending) {
                return;
            }
            try {
                RunState.write(home, Report.of(plan, runs.values(), noted));
            } catch (IOException lost) {
                events.note("launcher", "could not write zones.json: " + said(lost));
            }
        }
    }

    /// What was decided for this run.
    public Plan plan() {
        return plan;
    }

    /// Waits until something ends the run; empty when it was [#end].
    public Optional<StartRefused> awaitEnd() throws InterruptedException {
        while (!ended.await(200, TimeUnit.MILLISECONDS)) {
            if (fatal.isDone()) {
                end();
                return Optional.of(fatal.join());
            }
        }
        return Optional.empty();
    }

    /// Ends every zone, the gate first and the recorder last, and leaves no process, socket or lock. Once; later calls wait for the first.
    public void end() {
        synchronized (runs) {
            if (ending) {
                return;
            }
            ending = true;
        }
        officeKey.never(new StartRefused(Cause.NO, "The start was taken back."));
        try {
            endZones();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            sweep();
            ended.countDown();
        }
    }

    /// Waits until [#end], called by anybody, is through.
    public void awaitSwept() throws InterruptedException {
        ended.await();
    }

    private void endZones() throws InterruptedException {
        for (List<Zone> together : List.of(List.of(Zone.GATE), List.of(Zone.BROKER, Zone.KEEPER, Zone.OFFICE), List.of(Zone.RECORDER))) {
            List<ZoneRun> ending = together.stream().map(runs::get).filter(Objects::nonNull).toList();
            ending.forEach(ZoneRun::end);
            long until = System.nanoTime() + Duration.ofSeconds(together.contains(Zone.RECORDER) ? 3 : 2).toNanos();
            for (ZoneRun run : ending) {
                run.awaitEnd(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
        }
    }

    private void sweep() {
        try {
            secrets.erase();
            Files.deleteIfExists(home.operatorSecret());
            Preparation.removeSockets(home);
            RunState.remove(home);
            events.note("launcher", "ended");
            events.close();
            lock.close();
        } catch (IOException left) {
            events.note("launcher", "left something behind: " + said(left));
        }
    }
}
