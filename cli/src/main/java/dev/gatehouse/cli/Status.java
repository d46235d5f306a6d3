package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.HomeLock;
import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.home.HomeRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What runs in a home: from the launcher's notes, and from the office where it answers.
@Command(name = "status", sortOptions = false, header = "Shows what runs in a home: endpoint, routes, zones and their walls.",
    description = "Exit code 0 when it runs, 4 when not. With --json one object: endpoint, routes, zones, servers, ledger, home, log, pins, approvals, settings.",
    footerHeading = "%nExample:%n", footer = "  gatehouse status --json")
final class Status implements Callable<Integer> {
    @Mixin
    private UsualOptions usual;

    @Override
    public Integer call() throws IOException {
        Home at;
        try {
            at = usual.home();
        } catch (HomeRefused none) {
            usual.err().println("gatehouse: " + none.getMessage());
            return Exit.NOT_RUNNING;
        }
        boolean running = HomeLock.holder(at.launcherLock()).isPresent();
        Map<String, Object> state = running ? RunState.read(at).orElse(Map.of()) : Map.of();
        print(at, report(at, state, running ? Verbs.OFFICE.status(at) : Optional.empty()));
        if (!running) {
            usual.err().println("gatehouse: it does not run in " + at.path() + ". `gatehouse up` starts it.");
        }
        return running ? Exit.DONE : Exit.NOT_RUNNING;
    }

    private static Map<String, Object> report(Home home, Map<String, Object> state, Optional<Map<String, Object>> office) {
        Map<String, Object> known = office.orElse(state);
        Map<String, Object> report = new LinkedHashMap<>();
        Optional.ofNullable(state.get("endpoint")).ifPresent(endpoint -> report.put("endpoint", endpoint));
        report.put("routes", RunState.objects(known, "routes"));
        report.put("zones", zones(state, office.isPresent()));
        report.put("servers", RunState.objects(known, "servers"));
        report.put("ledger", Map.of("folder", home.ledger().toString()));
        report.put("home", home.path().toString());
        report.put("log", home.logFolder().toString());
        office.map(says -> says.get("pins")).ifPresent(pins -> report.put("pins", pins));
        office.map(says -> says.get("approvals")).ifPresent(approvals -> report.put("approvals", approvals));
        report.put("settings", office.map(says -> says.get("settings")).orElse(Map.of()));
        office.map(says -> says.get("office")).ifPresent(page -> report.put("office", page));
        return report;
    }

    /// An office that runs and says nothing is worse than one that is being started: it is named so.
    private static List<Map<String, Object>> zones(Map<String, Object> state, boolean officeAnswers) {
        List<Map<String, Object>> zones = new ArrayList<>();
        for (Map<String, Object> zone : RunState.objects(state, "zones")) {
            boolean silent = !officeAnswers && "office".equals(zone.get("name")) && "running".equals(zone.get("state"));
            zones.add(silent ? with(zone, "state", "not answering") : zone);
        }
        return zones;
    }

    private static Map<String, Object> with(Map<String, Object> zone, String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(zone);
        changed.put(key, value);
        return changed;
    }

    private void print(Home at, Map<String, Object> report) {
        if (usual.json()) {
            usual.print(report);
            return;
        }
        PrintWriter out = usual.out();
        Optional.ofNullable(report.get("endpoint")).ifPresent(endpoint -> out.println("endpoint  " + endpoint));
        RunState.objects(report, "routes").forEach(route -> out.println("route     " + route.get("name") + "  " + route.get("url")));
        RunState.objects(report, "zones").forEach(zone -> out.printf("zone      %-9s %-13s pid %-8s user %-10s %s%n", zone.get("name"),
            zone.get("state"), zone.getOrDefault("pid", "-"), zone.get("user"), zone.get("walls")));
        PinCounts.of(report).forEach(line -> out.println("pins      " + line));
        WaitingCalls.of(report).ifPresent(line -> out.println("approvals " + line));
        out.println("ledger    " + at.ledger());
        out.println("home      " + at.path());
        out.println("log       " + at.logFolder());
    }
}
