package dev.gatehouse.confine;

import java.nio.file.Path;
import java.util.List;

/// A launcher without any privilege: starts the burglar behind a profile's walls and repeats what it says.
final class OrdinaryLauncher {
    private OrdinaryLauncher() {}

    /// Profile, own folder, and the burglar's arguments.
    public static void main(String[] arguments) throws Exception {
        Path own = Path.of(arguments[1]);
        List<String> targets = List.of(arguments).subList(2, arguments.length);
        Confined zone = Launch.of(Zone.java(Attempts.class, targets), own, Zone.walls(Profile.valueOf(arguments[0]), own)).inheritingErrorStream().start();
        zone.stdout().transferTo(System.out);
        System.exit(zone.waitFor());
    }
}
