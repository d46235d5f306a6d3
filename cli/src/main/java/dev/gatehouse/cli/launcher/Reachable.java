package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.confine.Reach;
import dev.gatehouse.confine.Users;
import dev.gatehouse.confine.Walls;
import dev.gatehouse.control.Zone;
import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.control.settings.Listen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether zones with users of their own can get to what they need. What they cannot reach is refused with the commands that mend it,
/// and never run with fewer walls. For an ordinary user there is nothing to ask.
final class Reachable {
    private final Plan plan;
    private final Users users;
    private final Set<String> commands = new LinkedHashSet<>();

    private Reachable(Plan plan, Users users) {
        this.plan = plan;
        this.users = users;
    }

    static void require(Plan plan) throws StartRefused, IOException {
        switch (plan.identities()) {
            case Identities.Same _ -> { }
            case Identities.PerZone(Users users) -> new Reachable(plan, users).requireAll();
        }
    }

    private void requireAll() throws StartRefused, IOException {
        for (Zone zone : plan.zones()) {
            commands.addAll(Reach.remedies(plan.home().zone(zone), users.of(zone.word()), users.group()));
            commands.addAll(Reach.remedies(plan.tree().java().resolve("bin/java"), users.of(zone.word()), users.group()));
            for (Path code : plan.tree().programs().get(zone).readable()) {
                commands.addAll(Reach.remediesForTree(code, users.of(zone.word()), users.group()));
            }
        }
        commands.addAll(Reach.remediesForTree(plan.tree().java().resolve("lib"), users.of(Zone.GATE.word()), users.group()));
        requireServers();
        requireSecrets();
        if (!commands.isEmpty()) {
            List<String> sentences = new ArrayList<>();
            sentences.add("The zones run as users of their own, who cannot reach what they need. Run this, or move it elsewhere:");
            commands.forEach(command -> sentences.add("  " + command));
            throw new StartRefused(Cause.SETTINGS, sentences);
        }
    }

    private void requireServers() throws StartRefused, IOException {
        for (Walls.Opening opening : ZoneWallsPlan.servers(plan)) {
            if (Files.exists(opening.path()) && !opening.optional() && !opening.path().startsWith(plan.home().path())) {
                commands.addAll(Reach.remedies(opening.path(), users.of(Zone.KEEPER.word()), users.group()));
            }
        }
    }

    /// Private files get another owner or group, never more readers.
    private void requireSecrets() throws IOException {
        if (plan.settings().listen().tls().isPresent()) {
            Listen.Tls tls = plan.settings().listen().tls().get();
            lent(tls.certificate(), Zone.GATE);
            lent(tls.key(), Zone.GATE);
        }
        for (Path secret : introspectionSecrets(plan).toList()) {
            owned(secret);
        }
    }

    static Stream<Path> introspectionSecrets(Plan plan) {
        return plan.settings().issuers().stream().flatMap(issuer -> issuer.introspection().stream())
            .flatMap(introspection -> introspection.details().stream()).map(Issuer.Details::secretFile);
    }

    private void lent(Path file, Zone zone) throws IOException {
        if (Files.exists(file) && !Reach.remedies(file, users.of(zone.word()), users.group()).isEmpty()) {
            commands.add("chgrp " + users.group() + " '" + file + "' && chmod 640 '" + file + "'");
            folderOf(file, zone);
        }
    }

    private void owned(Path file) throws IOException {
        int broker = users.of(Zone.BROKER.word());
        if (Files.exists(file) && (int) Files.getAttribute(file, "unix:uid") != broker) {
            commands.add("chown " + broker + " '" + file + "' && chmod 600 '" + file + "'");
            folderOf(file, Zone.BROKER);
        }
    }

    private void folderOf(Path file, Zone zone) throws IOException {
        commands.addAll(Reach.remedies(file.toRealPath().getParent(), users.of(zone.word()), users.group()));
    }
}
