package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What is thinner in this run than in production, a sentence each. `up` prints it; nothing is left out to look better.
final class Thinner {
    private Thinner() {}

    static List<String> than(Plan plan) {
        Settings settings = plan.settings();
        List<String> lines = new ArrayList<>();
        plan.thin().ifPresent(lines::add);
        if (plan.identities() instanceof Identities.Same) {
            lines.add("All zones run as you: their walls hold against code inside a zone, not against your other programs. Started as root, each has a user of its own.");
        }
        if (settings.listen().tls().isEmpty()) {
            lines.add("No TLS: tokens cross the loopback interface in the clear.");
        }
        if (settings.issuers().isEmpty()) {
            lines.add("No issuer: tokens are made here, for callers of this machine, and nobody signs in.");
        }
        if (plan.hosted().findAny().isPresent()) {
            lines.add("Hosted servers are not in a sandbox yet: they keep this machine's network and read its system folders.");
        }
        if (settings.firstUse() == FirstUse.TRUSTED) {
            lines.add("What servers say of their tools is trusted at first sight, and pinned: `gatehouse pins show` lists it.");
        }
        settings.servers().forEach(server -> of(server, lines));
        return lines;
    }

    private static void of(Server server, List<String> lines) {
        switch (server.source()) {
            case Server.Hosted hosted when hosted.pin().isEmpty() ->
                lines.add("Server " + server.name() + " is not pinned: what its command fetches may change from start to start.");
            case Server.Hosted _ -> { }
            case Server.Remote(URI url) when !"https".equals(url.getScheme()) ->
                lines.add("Server " + server.name() + " is reached without TLS at " + url.getHost() + ", since you wrote that address.");
            case Server.Remote _ -> { }
        }
    }
}
