package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.ThisRun;
import dev.gatehouse.control.snapshot.Snapshot;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that one run is made of, decided before the first zone starts. [Preparation] makes it.
///
/// @param identities as whom the zones run
/// @param original   the settings file that a person writes
/// @param settings   what it said, with this run's port and servers
/// @param run        what is meant for this run alone: each server with its name
/// @param port       where the gate listens
/// @param officePort where the office listens, on loopback
/// @param thin       which promises this kernel cannot keep, where that was accepted
public record Plan(Home home, Tree tree, Identities identities, Path original, Settings settings, ThisRun run, int port,
    int officePort, Optional<String> thin) {
    /// The same run after the settings were written anew. Its addresses stay: they are in the walls of running zones.
    Plan rewritten(Settings again) {
        return new Plan(home, tree, identities, original, again, run, port, officePort, thin);
    }

    /// The zones that this run needs, in the order in which they are listed everywhere.
    List<Zone> zones() {
        List<Zone> zones = new ArrayList<>(List.of(Zone.RECORDER, Zone.OFFICE, Zone.GATE, Zone.BROKER));
        if (hosted().findAny().isPresent()) {
            zones.add(Zone.KEEPER);
        }
        return zones;
    }

    /// The servers that the keeper starts.
    Stream<Server> hosted() {
        return settings.servers().stream().filter(server -> server.source() instanceof Server.Hosted);
    }

    /// The copy of the settings that the office reads: a file of a folder of its own, since walls follow folders and not names.
    Path settingsCopy() {
        return SettingsCopy.in(home);
    }

    /// Where the gate is reached on this machine, without a path.
    public URI local() {
        String address = settings.listen().address();
        String host = address.equals("0.0.0.0") ? "127.0.0.1" : address.equals("::") ? "[::1]" : address.contains(":") ? "[" + address + "]" : address;
        return URI.create((settings.listen().tls().isPresent() ? "https" : "http") + "://" + host + ":" + port);
    }

    /// Where clients reach the gate, without a path.
    public URI base() {
        return settings.listen().publicUrl().orElse(local());
    }

    /// The route to all servers.
    public URI toAll() {
        return Snapshot.all(base());
    }

    /// The route of a server.
    public URI route(Server server) {
        return URI.create(toAll() + "/" + server.name().value());
    }
}
