package dev.gatehouse.confine;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A program that runs behind its walls.
///
/// Signals go by `pidfd`, never by [Process#destroy]: the thread that started it may not have read `/proc`, and then `destroy` does nothing
/// in silence. When the program has ended, everything it left running behind the same walls is killed, also what left its session:
/// see [#waitFor].
public final class Confined {
    private final Process process;
    private final boolean scoped;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long pidfd;

    Confined(Process process, boolean scoped) {
        this.process = process;
        this.scoped = scoped && parentIsOutOfReach();
        this.pidfd = Sys.call(SystemCall.PIDFD_OPEN, process.pid(), 0);
    }

    /// The process id.
    public long pid() {
        return process.pid();
    }

    /// What the program reads; start secrets go this way, then it is closed.
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    /// What the program writes.
    public InputStream stdout() {
        return process.getInputStream();
    }

    /// What the program complains.
    public InputStream stderr() {
        return process.getErrorStream();
    }

    /// Whether the program itself still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until the program ended and what it left running was swept: its exit value, 128 and the signal when it was killed.
    public int waitFor() throws InterruptedException {
        ended.await();
        return process.exitValue();
    }

    /// As [#waitFor()], for a while: whether it ended in time.
    public boolean waitFor(Duration longest) throws InterruptedException {
        return ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Sends a signal to the program: whether it was there to receive it.
    public synchronized boolean kill(Signal signal) {
        if (Machine.here() == Machine.NONE) {
            return signal == Signal.KILL ? process.destroyForcibly() != null : process.toHandle().destroy();
        }
        if (pidfd >= 0) {
            return Sys.call(SystemCall.PIDFD_SEND_SIGNAL, pidfd, signal.number, 0, 0) == 0;
        }
        return process.isAlive() && Sys.call(SystemCall.KILL, process.pid(), signal.number) == 0;
    }

    /// Sends a signal to the program's whole group. Only for programs started by [Launch#inOwnSession] or that called
    /// [Shield#ownSession]: others have no group of their own, and then nothing is sent.
    public boolean killGroup(Signal signal) {
        return Machine.here() != Machine.NONE && ended.getCount() > 0 && Sys.call(SystemCall.KILL, -process.pid(), signal.number) == 0;
    }

    /// Lives as long as the program, on the thread that started it, inside its walls.
    void attend() {
        try {
            awaitProcess();
            sweep();
        } finally {
            forget();
            ended.countDown();
        }
    }

    private void awaitProcess() {
        while (true) {
            try {
                process.waitFor();
                return;
            } catch (InterruptedException again) {
                Thread.interrupted();
            }
        }
    }

    /// Kills everything this thread can signal: its Landlock scope lets it reach only what was started behind these very walls.
    /// One call takes all, forks included, since the kernel holds off forks meanwhile.
    private void sweep() {
        if (scoped) {
            Sys.call(SystemCall.KILL, -1, Signal.KILL.number);
        }
    }

    /// Without a working scope a sweep would kill every process of this user, so the scope is tried on our own parent first.
    private static boolean parentIsOutOfReach() {
        long parent = Sys.call(SystemCall.GETPPID);
        return parent > 0 && Sys.call(SystemCall.KILL, parent, Signal.NONE.number) == -Errno.EPERM;
    }

    private synchronized void forget() {
        if (pidfd >= 0) {
            Sys.call(SystemCall.CLOSE, pidfd);
        }
        pidfd = -1;
    }
}
