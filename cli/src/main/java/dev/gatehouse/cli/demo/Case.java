package dev.gatehouse.cli.demo;

import java.io.IOException;
import java.util.List;

/// One thing that goes wrong without a gateway.
interface Case {
    /// What it is about, one line.
    String title();

    /// Tries it both ways.
    Seen see(DemoHouse house) throws IOException, InterruptedException, DemoFailed;

    /// What was seen.
    ///
    /// @param without what a client gets from the server directly
    /// @param with what it gets through the gate
    /// @param held whether the gate did what this case is about
    /// @param explain the words after `gatehouse explain`
    record Seen(String without, String with, boolean held, List<String> explain) {}
}
