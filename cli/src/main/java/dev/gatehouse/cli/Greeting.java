package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `up` prints when all is well: where it is, how a client gets there, a first call, and what is thinner than in production.
final class Greeting {
    private Greeting() {}

    static void print(Home home, Map<String, Object> state, PrintWriter out) {
        List<Map<String, Object>> routes = RunState.objects(state, "routes");
        out.println("Gatehouse is up: " + state.get("endpoint"));
        servers(routes).forEach(route -> out.println("            and: " + route.get("url")));
        out.println("Home " + home.path() + ", logs in " + home.logFolder());
        out.println();
        out.println("For a client (gatehouse client NAME says where it goes):");
        out.println(Json.pretty(snippet(home)));
        firstCall(home, state, servers(routes)).ifPresent(line -> {
            out.println();
            out.println("A first call:");
            out.println(line);
        });
        thinner(state, out);
        out.flush();
    }

    /// The routes of single servers.
    private static List<Map<String, Object>> servers(List<Map<String, Object>> routes) {
        return routes.stream().filter(route -> !ServerName.ALL.equals(route.get("name"))).toList();
    }

    private static Map<String, Object> snippet(Home home) {
        return Json.object("mcpServers", Json.object("gatehouse", Json.object(
            "command", TreeFolder.path().resolve("gatehouse").toString(), "args", bridge(home))));
    }

    private static List<String> bridge(Home home) {
        List<String> words = new ArrayList<>(List.of("bridge"));
        words.addAll(List.of(HomeOption.arguments(home.path())));
        words.addAll(List.of("--route", ServerName.ALL));
        return words;
    }

    private static Optional<String> firstCall(Home home, Map<String, Object> state, List<Map<String, Object>> servers) {
        try {
            return Verbs.WELCOME.curlLine(home, servers.stream().map(route -> String.valueOf(route.get("name"))).toList(),
                URI.create(String.valueOf(state.get("endpoint"))));
        } catch (IOException unmade) {
            return Optional.of("(none could be made: " + unmade.getMessage() + ")");
        }
    }

    private static void thinner(Map<String, Object> state, PrintWriter out) {
        if (state.get("thinner") instanceof List<?> lines && !lines.isEmpty()) {
            out.println();
            out.println("Thinner than in production:");
            lines.forEach(line -> out.println("- " + line));
        }
    }
}
