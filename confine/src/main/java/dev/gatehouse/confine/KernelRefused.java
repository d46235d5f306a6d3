package dev.gatehouse.confine;

import java.io.IOException;

/// The kernel said no to a step that had to succeed: nothing was started, or the zone must stop.
public final class KernelRefused extends IOException {
    private final String step;
    private final int errno;

    KernelRefused(String step, int errno) {
        super(step + ": " + Errno.name(errno));
        this.step = step;
        this.errno = errno;
    }

    /// What was asked of the kernel, in words.
    public String step() {
        return step;
    }

    /// The error number; [Errno#name] names it.
    public int errno() {
        return errno;
    }
}
