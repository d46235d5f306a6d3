package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.Server;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A run as [RunState] writes it down.
final class Report {
    private Report() {}

    static Map<String, Object> of(Plan plan, Collection<ZoneRun> runs, Launcher.Noted noted) throws IOException {
        List<Server> servers = plan.settings().servers();
        return Json.object(
            "version", 1,
            "launcher", ProcessHandle.current().pid(),
            "started", STARTED,
            "home", plan.home().path().toString(),
            "endpoint", plan.toAll().toString(),
            "base", plan.base().toString(),
            "port", plan.port(),
            "officePort", plan.officePort(),
            "answering", noted.answering(),
            "zones", zones(plan, runs),
            "routes", routes(plan, servers),
            "servers", servers.stream().map(Report::server).toList(),
            "thinner", Thinner.than(plan),
            "settingsFile", plan.original().toString(),
            "settingsDigest", noted.settingsDigest(),
            "settingsRefused", noted.settingsRefused());
    }

    private static final String STARTED = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    private static List<Map<String, Object>> zones(Plan plan, Collection<ZoneRun> runs) throws IOException {
        List<Map<String, Object>> zones = new ArrayList<>();
        for (ZoneRun run : runs) {
            zones.add(Json.object("name", run.zone().word(),
                "pid", run.pid().isPresent() ? Optional.of(run.pid().getAsLong()) : Optional.empty(),
                "user", plan.identities().name(run.zone()), "state", run.state().name().toLowerCase(Locale.ROOT), "walls", run.walls()));
        }
        return zones;
    }

    /// Those of single servers, and last that to all of them.
    private static List<Map<String, Object>> routes(Plan plan, List<Server> servers) {
        List<Map<String, Object>> routes = new ArrayList<>();
        servers.forEach(server -> routes.add(route(server.name().value(), plan.route(server))));
        routes.add(route(ServerName.ALL, plan.toAll()));
        return routes;
    }

    private static Map<String, Object> route(String name, URI url) {
        return Json.object("name", name, "server", name, "url", url.toString());
    }

    private static Map<String, Object> server(Server server) {
        return switch (server.source()) {
            case Server.Hosted _ -> Json.object("name", server.name().value(), "kind", "hosted");
            case Server.Remote(URI url) -> Json.object("name", server.name().value(), "kind", "remote", "url", url.toString());
        };
    }
}
