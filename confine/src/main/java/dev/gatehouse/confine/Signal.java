package dev.gatehouse.confine;

/// The signals that the house sends.
public enum Signal {
    /// Asks whether the process is there; nothing is delivered.
    NONE(0),
    /// Ends an interactive program.
    INTERRUPT(2),
    /// Ends at once.
    KILL(9),
    /// Asks to end.
    TERMINATE(15),
    /// Halts a process until [#CONTINUE].
    STOP(19),
    /// Goes on after [#STOP].
    CONTINUE(18);

    final int number;

    Signal(int number) {
        this.number = number;
    }
}
