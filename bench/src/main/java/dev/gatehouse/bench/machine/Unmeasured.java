package dev.gatehouse.bench.machine;

/// Why there are no figures. A run that meets anything unexpected ends with this; it never prints what it could not prove.
public final class Unmeasured extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// 1 where something was wrong, 5 where a part is missing.
    private final int exit;

    /// Something went wrong.
    public Unmeasured(String why) {
        this(1, why);
    }

    private Unmeasured(int exit, String why) {
        super(why);
        this.exit = exit;
    }

    /// This machine lacks a part.
    public static Unmeasured missing(String part) {
        return new Unmeasured(5, part);
    }

    /// The exit code of the program.
    public int exit() {
        return exit;
    }
}
