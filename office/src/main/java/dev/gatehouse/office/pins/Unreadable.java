package dev.gatehouse.office.pins;

/// A text that is not what its writer should have written. Nothing of it is used.
public final class Unreadable extends Exception {
    Unreadable(String why) {
        super(why);
    }
}
