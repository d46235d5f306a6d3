package dev.gatehouse.hosting;

import java.time.Duration;

/// One process in the use of one owner, under an id that only the gate is told.
final class Session {
    private final String id;
    private final String server;
    private final Owner owner;
    private final HostedProcess process;
    private int running;
    private boolean ending;
    private long lastUsed = System.nanoTime();

    Session(String id, String server, Owner owner, HostedProcess process) {
        this.id = id;
        this.server = server;
        this.owner = owner;
        this.process = process;
    }

    String id() {
        return id;
    }

    String server() {
        return server;
    }

    Owner owner() {
        return owner;
    }

    HostedProcess process() {
        return process;
    }

    /// Begins to use it: whether it is still there to be used.
    synchronized boolean enter() {
        if (!ending) {
            running++;
        }
        return !ending;
    }

    /// Ends one use.
    synchronized void leave() {
        running--;
        lastUsed = System.nanoTime();
    }

    /// How long nobody has used it; zero while somebody does.
    synchronized Duration idle() {
        return running > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastUsed);
    }

    /// Closes it to further use if nobody uses it now: whether it was closed.
    synchronized boolean retire() {
        boolean now = running == 0 && !ending;
        ending |= now;
        return now;
    }

    /// Closes it to further use.
    synchronized void close() {
        ending = true;
    }
}
