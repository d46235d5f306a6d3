package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.StartRefused;

/// What every verb ends with. A contract: outside tests and scripts read these.
public final class Exit {
    /// Done.
    public static final int DONE = 0;
    /// No, or found wrong.
    public static final int NO = 1;
    /// The words of the command line are not understood.
    public static final int USAGE = 2;
    /// Settings are wrong, or do not suffice.
    public static final int SETTINGS = 3;
    /// Gatehouse does not run in this home.
    public static final int NOT_RUNNING = 4;
    /// A part of this machine or of the tree is missing.
    public static final int MISSING_PART = 5;

    private Exit() {}

    static int of(StartRefused.Cause cause) {
        return switch (cause) {
            case NO -> NO;
            case SETTINGS -> SETTINGS;
            case MISSING_PART -> MISSING_PART;
        };
    }
}
