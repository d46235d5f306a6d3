package dev.gatehouse.office.reading;

/// A text that is not what its writer should have written. Nothing of it is used.
public final class Unreadable extends Exception {
    public Unreadable(String why) {
        super(why);
    }
}
