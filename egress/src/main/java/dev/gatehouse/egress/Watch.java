package dev.gatehouse.egress;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One thread that looks ten times a second at all lit fuses and at the idle connections; it sleeps when there are none.
///
/// A timer per part of a request would cost more than the request's own look-ups. The price is that a deadline may be
/// a tenth of a second late.
final class Watch implements AutoCloseable {
    private static final long TICK_NANOS = 100_000_000;

    private final Set<Fuse> lit = ConcurrentHashMap.newKeySet();
    private final BooleanSupplier sweep;
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    /// @param sweep closes what has been idle for too long; true while anything is left to look at
    Watch(BooleanSupplier sweep) {
        this.sweep = sweep;
        this.thread = Thread.ofPlatform().daemon().name("egress-watch").start(this::look);
    }

    void light(Fuse fuse) {
        lit.add(fuse);
        wake();
    }

    void forget(Fuse fuse) {
        lit.remove(fuse);
    }

    private void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    private void look() {
        while (!closed) {
            long now = System.nanoTime();
            lit.forEach(fuse -> fuse.blowIfLate(now));
            boolean noneLit = lit.isEmpty();             // asked first: a request keeps its connection before it is forgotten here
            boolean idleLeft = sweep.getAsBoolean();
            if (noneLit && !idleLeft) {
                sleepUntilWoken();
            } else {
                LockSupport.parkNanos(TICK_NANOS);
            }
        }
    }

    private void sleepUntilWoken() {
        asleep = true;
        if (lit.isEmpty() && !closed) {
            LockSupport.park();
        }
        asleep = false;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        lit.forEach(fuse -> fuse.blow(Fuse.Cut.BY_CALLER));
    }
}
