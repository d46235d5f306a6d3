package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One thread for all links of the process: it closes those whose deadline passed, and looks after those on which nobody reads.
///
/// A timer per exchange would cost a schedule and a cancel per call; this costs one volatile write. A deadline is met at most
/// [#TICK_NANOS] late, a closed other side is noticed within [#LOOKS] ticks. When nothing has a deadline it looks once a second.
final class Watch {
    static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int LOOKS = 10;
    private static final int QUIET_TICKS = 50;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Set<Link> LINKS = ConcurrentHashMap.newKeySet();
    private static final Thread THREAD = Thread.ofPlatform().daemon().name("wire-watch").unstarted(Watch::run);

    private static volatile boolean resting;

    static {
        THREAD.start();
    }

    private Watch() {
    }

    static void over(Link link) {
        LINKS.add(link);
    }

    static void release(Link link) {
        LINKS.remove(link);
    }

    static void wake(Deadline next) {
        if (next.bounded()) {
            wake();
        }
    }

    static void wake() {
        if (resting) {
            LockSupport.unpark(THREAD);
        }
    }

    private static void run() {
        int quiet = 0;
        for (int tick = 1; true; tick++) {
            boolean bounded = expirePassed();
            quiet = bounded ? 0 : quiet + 1;
            if (quiet > QUIET_TICKS) {
                rest();
                lookAtAll();
            } else {
                LockSupport.parkNanos(TICK_NANOS);
                if (tick % LOOKS == 0) {
                    lookAtAll();
                }
            }
        }
    }

    /// The flag is set before the last look at the deadlines, so one that is set meanwhile is either seen here or wakes this thread.
    private static void rest() {
        resting = true;
        if (LINKS.stream().noneMatch(link -> link.deadline().bounded())) {
            LockSupport.parkNanos(REST_NANOS);
        }
        resting = false;
    }

    private static boolean expirePassed() {
        boolean bounded = false;
        for (Link link : LINKS) {
            Deadline deadline = link.deadline();
            bounded |= deadline.bounded();
            if (deadline.passed()) {
                link.expire();
            }
        }
        return bounded;
    }

    private static void lookAtAll() {
        for (Link link : LINKS) {
            link.look();
        }
    }
}
