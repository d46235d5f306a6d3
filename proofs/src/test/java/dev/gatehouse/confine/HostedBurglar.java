package dev.gatehouse.confine;

import java.nio.file.Path;

/// A hosted server that was taken over: the example server, with the burglar in its own folder.
public final class HostedBurglar {
    private HostedBurglar() {}

    /// The server's own main follows.
    public static void main(String[] arguments) throws Exception {
        Burglar.comeIn(Path.of("").toAbsolutePath());
        dev.gatehouse.examples.notes.Main.main(arguments);
    }
}
