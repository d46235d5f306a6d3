package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.Launcher;
import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.cli.launcher.StartRefused;
import dev.gatehouse.cli.launcher.UpRequest;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts everything, and stays until Ctrl-C or `down` unless `--detach` was written.
@Command(name = "up", sortOptions = false, header = "Starts the gateway and its servers on this machine.",
    description = "Returns 0 after Ctrl-C or `gatehouse down`, which leave no process behind. Without any server in the settings or here, a bundled example stands behind the gateway.",
    footerHeading = "%nExamples:%n", footer = {
        "  gatehouse up --server \"npx -y @modelcontextprotocol/server-filesystem /srv/notes\"",
        "  gatehouse up --server docs=https://mcp.example.com/mcp --port 0 --detach"})
final class Up implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--port", paramLabel = "N", description = "The gateway's port for this run; 0 picks a free one. A taken port is a refusal.")
    private Integer port;

    @Option(names = "--config", paramLabel = "FILE", description = "The settings file in place of the home's gatehouse.yaml.")
    private Path config;

    @Option(names = "--server", paramLabel = "[NAME=]COMMAND|URL",
        description = "One more server for this run; may be repeated. A command is split into words and never passes a shell.")
    private List<String> servers = new ArrayList<>();

    @Option(names = "--detach", description = "Returns when the endpoint answers; everything goes on in the background.")
    private boolean detach;

    @Option(names = "--in-background", hidden = true)
    private boolean inBackground;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        if (inBackground) {
            Shield.ownSession();
        }
        Path folder = home.folder();
        return detach ? detached(folder) : attached(folder);
    }

    private int detached(Path folder) throws IOException, InterruptedException, StartRefused {
        Background.Outcome outcome = Background.start(folder, arguments());
        return switch (outcome) {
            case Background.Answers(Home at, Map<String, Object> state) -> {
                Greeting.print(at, state, spec.commandLine().getOut());
                yield Exit.DONE;
            }
            case Background.Failed(int exit, String said) -> {
                spec.commandLine().getErr().print(said);
                spec.commandLine().getErr().flush();
                yield exit;
            }
        };
    }

    /// The same `up`, word by word, as the background hears it.
    private List<String> arguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("up", "--in-background", "--home", home.folder().toString()));
        if (port != null) {
            arguments.addAll(List.of("--port", port.toString()));
        }
        if (config != null) {
            arguments.addAll(List.of("--config", config.toString()));
        }
        servers.forEach(server -> arguments.addAll(List.of("--server", server)));
        return arguments;
    }

    private int attached(Path folder) throws StartRefused, IOException, InterruptedException {
        UpRequest request = new UpRequest(folder, port == null ? OptionalInt.empty() : OptionalInt.of(port), Optional.ofNullable(config), servers,
            Path.of("").toAbsolutePath());
        Launcher launcher = Launcher.start(request, TreeFolder.tree());
        AtomicBoolean asked = new AtomicBoolean(true);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAsAsked(launcher, asked), "end"));
        try {
            if (!Endpoint.answers(launcher.plan())) {
                spec.commandLine().getErr().println("gatehouse: the zones run, but " + launcher.plan().local() + " does not answer. See " + launcher.plan().home().logFolder() + ".");
                return Exit.NO;
            }
            launcher.answering();
            greet(launcher, spec.commandLine().getOut());
            return stay(launcher);
        } finally {
            asked.set(false);
            launcher.end();
        }
    }

    private void greet(Launcher launcher, PrintWriter out) {
        Home at = launcher.plan().home();
        if (!inBackground) {
            RunState.read(at).ifPresent(state -> Greeting.print(at, state, out));
            out.println("Ctrl-C ends it all.");
        }
    }

    private int stay(Launcher launcher) throws InterruptedException {
        Optional<StartRefused> fatal = launcher.awaitEnd();
        fatal.ifPresent(why -> spec.commandLine().getErr().println("gatehouse: " + why.getMessage()));
        return fatal.map(why -> Exit.of(why.why())).orElse(Exit.DONE);
    }

    /// Ctrl-C and SIGTERM are how one ends this verb, so they are no failure: without the halt Java would exit with 128 and the signal.
    private static void endAsAsked(Launcher launcher, AtomicBoolean asked) {
        boolean bySignal = asked.get();
        launcher.end();
        try {
            launcher.awaitSwept();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (bySignal) {
            Runtime.getRuntime().halt(Exit.DONE);
        }
    }
}
