package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.HomeOption;
import dev.gatehouse.cli.TreeFolder;
import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
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

    @Option(names = "--route", paramLabel = "R", description = "The route that it is for. Default: all, which has all servers.")
    private String written;

    @Option(names = "--bearer", description = "The variant with a token instead of the bridge.")
    private boolean bearer;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Home at = Home.open(home.folder());
        Optional<URI> url = RunState.read(at).map(state -> RunState.objects(state, "routes")).orElse(List.of()).stream()
            .filter(each -> route().equals(each.get("name"))).map(each -> URI.create(String.valueOf(each.get("url")))).findFirst();
        if (url.isEmpty() && (written == null || bearer)) {
            return none(at);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Json.pretty(bearer ? client.bearer(entry(), url.get()) : client.bridge(entry(), bridge(at))));
        out.flush();
        (bearer ? client.bearerAdvice() : client.advice()).forEach(spec.commandLine().getErr()::println);
        return Exit.DONE;
    }

    private int none(Home at) {
        boolean running = RunState.read(at).isPresent();
        spec.commandLine().getErr().println(running ? "There is no such route. See: gatehouse status" : new NotRunning(at.path()).getMessage());
        return running ? Exit.NO : Exit.NOT_RUNNING;
    }

    private String route() {
        return written == null ? ServerName.ALL : written;
    }

    /// What the client calls it.
    private String entry() {
        return route().equals(ServerName.ALL) ? "gatehouse" : route();
    }

    private List<String> bridge(Home at) {
        List<String> words = new ArrayList<>(List.of(TreeFolder.path().resolve("gatehouse").toString(), "bridge"));
        words.addAll(List.of(HomeOption.arguments(at.path())));
        words.addAll(List.of("--caller", "me", "--tenant", "local", "--route", route()));
        return words;
    }
}
