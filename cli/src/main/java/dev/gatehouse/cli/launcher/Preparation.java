package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.confine.Kernel;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.exposure.Exposure;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.ThisRun;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From what a person asked for to a [Plan]: everything that can be refused is refused here, before a process exists.
final class Preparation {
    private final UpRequest request;
    private final Tree tree;
    private final Home home;

    Preparation(UpRequest request, Tree tree, Home home) {
        this.request = request;
        this.tree = tree;
        this.home = home;
    }

    Plan plan() throws StartRefused, IOException {
        refuseUnbuiltTree();
        Path original = request.config().orElse(home.settingsFile()).toAbsolutePath().normalize();
        try {
            Settings written = onPort(SettingsCopy.renew(home, original));
            var run = new ThisRun(MoreServers.written(written, asked(written), request.folder()), request.run().allowed());
            return plan(original, written.in(run), run);
        } catch (SettingsWrong wrong) {
            throw new StartRefused(Cause.SETTINGS, wrong.problems().stream().map(String::valueOf).toList());
        }
    }

    private void refuseUnbuiltTree() throws StartRefused {
        List<String> missing = tree.missing();
        if (!missing.isEmpty()) {
            throw new StartRefused(Cause.MISSING_PART, missing);
        }
    }

    private Settings onPort(Settings settings) throws SettingsWrong {
        return request.port().isPresent() ? settings.onPort(request.port().getAsInt()) : settings;
    }

    /// The bundled example stands in where nobody named a server.
    private List<String> asked(Settings settings) {
        return request.run().servers().isEmpty() && settings.servers().isEmpty()
            ? List.of("notes=" + MoreServers.line(tree.exampleCommand(), request.folder())) : request.run().servers();
    }

    private Plan plan(Path original, Settings settings, ThisRun run) throws StartRefused, IOException {
        refuseExposure(settings);
        Optional<String> thin = thinness(settings);
        Identities identities = SettingsCopy.identities(home);
        int port = Ports.choose(settings.listen().address(), settings.listen().port(), Identities.perZone());
        int officePort = Ports.choose("127.0.0.1", 0, false);
        Plan plan = new Plan(home, tree, identities, original, settings, run, port, officePort, thin);
        folders(plan);
        Reachable.require(plan);
        return plan;
    }

    /// The office judges again, with the grants that it keeps.
    private static void refuseExposure(Settings settings) throws StartRefused {
        switch (Exposure.judge(settings, List.of(), List.of())) {
            case Exposure.Loopback _, Exposure.Allowed _ -> { }
            case Exposure.Refused(List<String> missing) -> {
                List<String> sentences = new ArrayList<>();
                sentences.add("Listening on " + settings.listen().address() + " takes more than is written. Missing:");
                missing.forEach(what -> sentences.add("  " + what));
                throw new StartRefused(Cause.SETTINGS, sentences);
            }
        }
    }

    /// Thinner walls are accepted on loopback only.
    private static Optional<String> thinness(Settings settings) throws StartRefused {
        List<String> missing = Kernel.probe().missing();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        if (!settings.listen().onLoopback()) {
            List<String> sentences = new ArrayList<>(List.of("Beyond loopback every wall must stand, and this machine lacks some:"));
            missing.forEach(what -> sentences.add("  " + what));
            throw new StartRefused(Cause.MISSING_PART, sentences);
        }
        return Optional.of(String.join(" ", missing));
    }

    private static void folders(Plan plan) throws IOException {
        Home home = plan.home();
        Identities identities = plan.identities();
        for (Zone zone : Zone.values()) {
            identities.own(home.zone(zone), zone);
            identities.own(home.zone(zone).resolve("tmp"), zone);
            identities.sockets(home.sockets(zone), zone);
        }
        identities.own(home.ledger(), Zone.RECORDER);
        serverFolders(plan);
        removeSockets(home);
        decoy(home);
    }

    /// The folder of each hosted server, which its walls open.
    static void serverFolders(Plan plan) throws IOException {
        Path servers = servers(plan.home());
        plan.identities().own(servers, Zone.KEEPER);
        for (Server server : plan.hosted().toList()) {
            plan.identities().own(plan.home().server(server.name()), Zone.KEEPER);
        }
    }

    static Path servers(Home home) {
        return home.zone(Zone.KEEPER).resolve("servers");
    }

    /// A unix socket of somebody else, for the zones to try their walls on. Nobody listens there.
    private static void decoy(Home home) throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(decoySocket(home)));
        }
    }

    static Path decoySocket(Home home) {
        return home.path().resolve("run").resolve("decoy");
    }

    /// Removes the sockets that ended zones left behind.
    static void removeSockets(Home home) throws IOException {
        try (Stream<Path> entries = Files.walk(home.path().resolve("run"), 2)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}
