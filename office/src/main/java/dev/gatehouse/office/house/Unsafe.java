package dev.gatehouse.office.house;

import java.util.List;

/// What the gate's address takes is not there: the start, or the change, is refused.
public final class Unsafe extends Exception {
    private final List<String> missing;

    Unsafe(List<String> missing) {
        super(String.join("\n", missing));
        this.missing = List.copyOf(missing);
    }

    /// What is missing, a sentence each.
    public List<String> missing() {
        return missing;
    }
}
