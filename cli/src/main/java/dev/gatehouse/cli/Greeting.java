package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `up` prints when all is well: where it is, how a client gets there, a first call, and what is thinner than in production.
final class Greeting {
    private Greeting() {}

    static void print(Home home, Map<String, Object> state, PrintWriter out) {
        List<Map<String, Object>> routes = RunState.objects(state, "routes");
        out.println("Gatehouse is up: " + state.get("endpoint"));
        routes.stream().skip(1).forEach(route -> out.println("            and: " + route.get("url")));
        out.println("Home " + home.path() + ", logs in " + home.logFolder());
        out.println();
        out.println("For a client (gatehouse client NAME says where it goes):");
        out.println(Json.pretty(snippet(home, routes)));
        routes.stream().findFirst().flatMap(route -> firstCall(home, route)).ifPresent(line -> {
            out.println();
            out.println("A first call:");
            out.println(line);
        });
        thinner(state, out);
        out.flush();
    }

    private static Map<String, Object> snippet(Home home, List<Map<String, Object>> routes) {
        Map<String, Object> entries = new LinkedHashMap<>();
        routes.forEach(route -> entries.put(String.valueOf(route.get("name")), Json.object(
            "command", TreeFolder.path().resolve("gatehouse").toString(), "args", bridge(home, route))));
        return Json.object("mcpServers", entries);
    }

    private static List<String> bridge(Home home, Map<String, Object> route) {
        List<String> words = new ArrayList<>(List.of("bridge"));
        words.addAll(List.of(HomeOption.arguments(home.path())));
        words.addAll(List.of("--route", String.valueOf(route.get("name"))));
        return words;
    }

    private static Optional<String> firstCall(Home home, Map<String, Object> route) {
        try {
            return Verbs.WELCOME.curlLine(home, String.valueOf(route.get("name")), URI.create(String.valueOf(route.get("url"))));
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
