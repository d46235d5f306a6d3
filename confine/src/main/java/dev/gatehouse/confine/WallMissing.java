package dev.gatehouse.confine;

import java.io.IOException;
import java.util.List;

/// This machine cannot give a wall that was asked for: nothing was started.
public final class WallMissing extends IOException {
    private final transient List<String> promises;

    WallMissing(List<String> promises) {
        super("this machine lacks walls: " + String.join(" ", promises));
        this.promises = List.copyOf(promises);
    }

    /// What is not true here, one sentence each.
    public List<String> promises() {
        return promises;
    }
}
