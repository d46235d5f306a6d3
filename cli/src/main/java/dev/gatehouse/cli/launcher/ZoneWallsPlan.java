package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.confine.Access;
import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.ProgramPaths;
import dev.gatehouse.confine.TooWide;
import dev.gatehouse.confine.Walls;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.settings.Listen;
import dev.gatehouse.control.settings.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which zone may touch what: the one place where paths and ports become walls. What a zone's kind can never do is its [Profile].
final class ZoneWallsPlan {
    private ZoneWallsPlan() {}

    static Walls of(Zone zone, Plan plan) throws StartRefused, IOException {
        return switch (zone) {
            case GATE -> gate(plan);
            case BROKER -> broker(plan);
            case KEEPER -> keeper(plan);
            case RECORDER -> every(Profile.RECORDER, zone, plan);
            case OFFICE -> every(Profile.OFFICE, zone, plan).read(plan.settingsCopy().getParent()).bind(plan.officePort());
        };
    }

    /// Java, the code, the zone's own folder and the folder of its sockets. Other zones' sockets need no opening: `connect` is no matter
    /// of Landlock, and who may connect is a matter of start secrets.
    private static Walls every(Profile profile, Zone zone, Plan plan) {
        return Walls.of(profile).java(plan.tree().java(), plan.tree().programs().get(zone).readable())
            .own(plan.home().zone(zone), plan.home().sockets(zone));
    }

    private static Walls gate(Plan plan) {
        Walls walls = every(Profile.GATE, Zone.GATE, plan).bind(plan.port());
        if (plan.settings().listen().tls().isEmpty()) {
            return walls;
        }
        Listen.Tls tls = plan.settings().listen().tls().get();
        return walls.readIfThere(place(tls.certificate(), plan), place(tls.key(), plan));
    }

    private static Walls broker(Plan plan) {
        Walls walls = every(Profile.BROKER, Zone.BROKER, plan).dialling();
        for (Path secret : Reachable.introspectionSecrets(plan).toList()) {
            walls = walls.readIfThere(place(secret, plan));
        }
        return walls;
    }

    /// The folder, since certificates and secrets are replaced by others of the same name; the file alone where its folder holds our home.
    private static Path place(Path file, Plan plan) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || plan.home().path().startsWith(folder) || folder.startsWith(plan.home().path()) ? file.toAbsolutePath() : folder;
    }

    private static Walls keeper(Plan plan) throws StartRefused, IOException {
        return every(Profile.KEEPER, Zone.KEEPER, plan).systemFolders().dialling()
            .ownAndRun(Preparation.servers(plan.home())).with(servers(plan));
    }

    /// What the hosted servers of these settings may touch, together: each gets its own part of it from the keeper.
    static List<Walls.Opening> servers(Plan plan) throws StartRefused, IOException {
        List<Walls.Opening> openings = new ArrayList<>();
        for (Server server : plan.hosted().toList()) {
            openings.addAll(of(server, (Server.Hosted) server.source(), plan));
        }
        return openings.stream().distinct().toList();
    }

    private static List<Walls.Opening> of(Server server, Server.Hosted hosted, Plan plan) throws StartRefused, IOException {
        List<String> command = new ArrayList<>(hosted.words());
        command.set(0, program(server, hosted).toString());
        Path own = plan.home().server(server.name());
        try {
            List<Walls.Opening> openings = new ArrayList<>(ProgramPaths.openings(command, own, plan.home().path(), own));
            for (Path folder : hosted.folders()) {
                openings.add(written(server, folder));
            }
            return openings;
        } catch (TooWide wide) {
            throw new StartRefused(Cause.SETTINGS, "servers." + server.name() + ": " + wide.getMessage());
        }
    }

    private static Path program(Server server, Server.Hosted hosted) throws StartRefused {
        String word = hosted.words().getFirst();
        return ProgramPaths.find(word, programPath()).orElseThrow(() -> new StartRefused(Cause.MISSING_PART,
            "servers." + server.name() + ": the program " + word + " is not installed, or not on the PATH of whoever started this."));
    }

    /// Where hosted programs are looked up; the keeper gets the same as a start fact.
    static String programPath() {
        return System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    }

    private static Walls.Opening written(Server server, Path folder) throws StartRefused {
        if (!Files.isDirectory(folder)) {
            throw new StartRefused(Cause.SETTINGS, "servers." + server.name() + ".folders: there is no folder " + folder + ".");
        }
        return new Walls.Opening(folder, Access.READ_WRITE, false);
    }
}
