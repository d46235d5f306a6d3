package dev.gatehouse.cli.bridge;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.verbs.NotRunning;
import dev.gatehouse.cli.verbs.Operator;
import dev.gatehouse.cli.verbs.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Tokens for one caller on one route, made by the office and renewed before they expire.
final class OfficeAccess implements Access {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Path home;
    private final String command;
    private final String tenant;
    private final String caller;
    private final String route;
    private final ReentrantLock lock = new ReentrantLock();
    private Pass pass;
    private long renewAt;

    /// @param command what a person runs to start the house
    OfficeAccess(Path home, String command, String tenant, String caller, String route) {
        this.home = home;
        this.command = command;
        this.tenant = tenant;
        this.caller = caller;
        this.route = route;
    }

    @Override
    public Pass pass() throws NoGate {
        lock.lock();
        try {
            if (pass == null || System.nanoTime() - renewAt >= 0) {
                pass = fresh();
            }
            return pass;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget(Pass used) {
        lock.lock();
        try {
            pass = pass == used ? null : pass;
        } finally {
            lock.unlock();
        }
    }

    private Pass fresh() throws NoGate {
        try (Operator operator = Operator.of(home)) {
            Told told = operator.ask("token", "tenant", tenant, "name", caller, "routes", List.of(route));
            List<Map<?, ?>> routes = told.objects("routes");
            if (told.exit() != Exit.DONE || routes.isEmpty()) {
                throw new NoGate(told.said().isEmpty() ? "The office makes no token for this caller." : String.join(" ", told.said()));
            }
            long left = told.number("expiresAt") - System.currentTimeMillis() / 1_000;
            renewAt = System.nanoTime() + Duration.ofSeconds(Math.clamp(left, 0, LIFE.toSeconds())).toNanos() * 9 / 10;
            return new Pass(URI.create(String.valueOf(routes.getFirst().get("url"))), told.text("token"));
        } catch (NotRunning not) {
            throw new NoGate("Gatehouse is not running. Run `" + command + "` and try again.");
        } catch (IOException unusable) {
            throw new NoGate("The home of Gatehouse cannot be used (" + unusable.getMessage() + "). Run `" + command + "` as its owner and try again.");
        }
    }
}
