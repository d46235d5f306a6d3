package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.HomeOption;
import dev.gatehouse.cli.TreeFolder;
import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `client`: the entry for one client's settings, and where it goes.
@Command(name = "client", sortOptions = false, header = "Prints the entry for a client's settings, and where that file lies.",
    description = {"The entry starts a bridge that authenticates by itself and holds no secret: it goes to the standard output, where it lies to the error stream.",
        "With --bearer the client connects by itself and must be given a token."},
    footerHeading = "%nExamples:%n", footer = {"  gatehouse client claude-desktop", "  gatehouse client vscode --route notes"})
public final class ClientVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "CLIENT", description = "claude-desktop, claude-code, cursor or vscode.", converter = Client.Reader.class)
    private Client client;

    @Option(names = "--route", paramLabel = "R", description = "The route that it is for. Default: every route that runs now.")
    private String route;

    @Option(names = "--bearer", description = "The variant with a token instead of the bridge.")
    private boolean bearer;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Home at = Home.open(home.folder());
        List<Map<String, Object>> routes = RunState.read(at).map(state -> RunState.objects(state, "routes")).orElse(List.of()).stream()
            .filter(each -> route == null || route.equals(each.get("name"))).toList();
        if (routes.isEmpty() && (route == null || bearer)) {
            return none(at);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Json.pretty(bearer ? client.bearer(urls(routes)) : client.bridge(bridges(at, routes))));
        out.flush();
        (bearer ? client.bearerAdvice() : client.advice()).forEach(spec.commandLine().getErr()::println);
        return Exit.DONE;
    }

    private int none(Home at) {
        boolean running = RunState.read(at).isPresent();
        spec.commandLine().getErr().println(running ? "There is no such route. See: gatehouse status" : new NotRunning(at.path()).getMessage());
        return running ? Exit.NO : Exit.NOT_RUNNING;
    }

    private Map<String, List<String>> bridges(Home at, List<Map<String, Object>> routes) {
        Map<String, List<String>> bridges = new java.util.LinkedHashMap<>();
        List<String> names = routes.isEmpty() ? List.of(route) : routes.stream().map(each -> String.valueOf(each.get("name"))).toList();
        for (String name : names) {
            List<String> words = new ArrayList<>(List.of(TreeFolder.path().resolve("gatehouse").toString(), "bridge"));
            words.addAll(List.of(HomeOption.arguments(at.path())));
            words.addAll(List.of("--caller", "me", "--tenant", "local", "--route", name));
            bridges.put(name, words);
        }
        return bridges;
    }

    private static Map<String, URI> urls(List<Map<String, Object>> routes) {
        Map<String, URI> urls = new java.util.LinkedHashMap<>();
        routes.forEach(each -> Optional.ofNullable(each.get("url")).ifPresent(url -> urls.put(String.valueOf(each.get("name")), URI.create(url.toString()))));
        return urls;
    }
}
