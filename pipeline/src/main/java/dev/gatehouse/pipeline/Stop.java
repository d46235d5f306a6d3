package dev.gatehouse.pipeline;

import java.util.ArrayList;
import java.util.List;

/// How a running call is cancelled from outside: by its caller's notice, by its caller's leaving, or at shutdown.
///
/// Stopping before there is an answer stops it as soon as there is one, so a cancellation is never lost between two steps.
public final class Stop {
    private final List<Runnable> along = new ArrayList<>();
    private boolean stopped;
    private Answer answer;

    /// Cancels the call, now or as soon as it has something to cancel.
    public void stop() {
        Answer running;
        List<Runnable> others;
        synchronized (this) {
            stopped = true;
            running = answer;
            others = List.copyOf(along);
            along.clear();
        }
        if (running != null) {
            running.cancel();
        }
        others.forEach(Runnable::run);
    }

    /// Stops this too, now or whenever the call is cancelled.
    public void takesAlong(Runnable other) {
        synchronized (this) {
            if (!stopped) {
                along.add(other);
                return;
            }
        }
        other.run();
    }

    void watch(Answer running) {
        boolean late;
        synchronized (this) {
            answer = running;
            late = stopped;
        }
        if (late) {
            running.cancel();
        }
    }
}
