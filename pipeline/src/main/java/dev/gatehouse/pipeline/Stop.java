package dev.gatehouse.pipeline;

/// How a running call is cancelled from outside: by its caller's notice, by its caller's leaving, or at shutdown.
///
/// Stopping before there is an answer stops it as soon as there is one, so a cancellation is never lost between two steps.
public final class Stop {
    private boolean stopped;
    private Answer answer;

    /// Cancels the call, now or as soon as it has something to cancel.
    public void stop() {
        Answer running;
        synchronized (this) {
            stopped = true;
            running = answer;
        }
        if (running != null) {
            running.cancel();
        }
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
