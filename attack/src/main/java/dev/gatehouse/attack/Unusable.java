package dev.gatehouse.attack;

/// A profile or an attack that cannot be understood: which file, where in it, and why.
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    /// @param file its name
    /// @param why where in it and what is wrong
    public Unusable(String file, String why) {
        super(file + ": " + why);
    }
}
