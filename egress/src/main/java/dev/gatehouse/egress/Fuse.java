package dev.gatehouse.egress;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/// What stands between one request and eternity: cuts whatever the request is waiting on, at its deadline or when told to.
///
/// It closes the raw channel and not the TLS socket, whose close waits for a writer that may itself be stuck.
final class Fuse {

    /// Who cut.
    enum Cut { NOBODY, BY_DEADLINE, BY_CALLER }

    private final long latest;
    private volatile long deadline;
    private Cut cut = Cut.NOBODY;
    private boolean out;
    private Closeable held;

    Fuse(Duration total) {
        latest = System.nanoTime() + total.toNanos();
        deadline = latest;
    }

    /// From now on the current part may take this long, and never longer than the whole.
    void allow(Duration part) {
        long until = System.nanoTime() + part.toNanos();
        deadline = until - latest < 0 ? until : latest;
    }

    /// From now on only the end of the whole counts.
    void allowTheRest() {
        deadline = latest;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0));
    }

    /// Names what is closed when the fuse blows; if it has blown, that happens now.
    void hold(Closeable waitedOn) {
        boolean tooLate;
        synchronized (this) {
            held = waitedOn;
            tooLate = cut != Cut.NOBODY;
        }
        if (tooLate) {
            close(waitedOn);
        }
    }

    void blowIfLate(long now) {
        if (deadline - now < 0) {
            blow(Cut.BY_DEADLINE);
        }
    }

    void blow(Cut by) {
        Closeable waitedOn;
        synchronized (this) {
            if (out || cut != Cut.NOBODY) {
                return;
            }
            cut = by;
            waitedOn = held;
        }
        if (waitedOn != null) {
            close(waitedOn);
        }
    }

    /// The request is over; says whether the fuse was still whole, so that its connection may be used again.
    synchronized boolean putOut() {
        out = true;
        held = null;
        return cut == Cut.NOBODY;
    }

    synchronized Cut cut() {
        return cut;
    }

    private static void close(Closeable waitedOn) {
        try {
            waitedOn.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }
}
