package dev.gatehouse.cli;

import dev.gatehouse.control.settings.ThisRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
        "  gatehouse up --server docs=https://mcp.example.com/mcp --port 0 --detach",
        "  gatehouse up --server \"npx -y @modelcontextprotocol/server-everything\" --allow everything:elicitation,sampling"})
final class Up implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--port", paramLabel = "N", description = "The gateway's port for this run; 0 picks a free one. A taken port is a refusal.")
    private Integer port;

    @Option(names = "--config", paramLabel = "FILE", description = "The settings file in place of the home's gatehouse.yaml.")
    private String config;

    @Option(names = "--server", paramLabel = "[NAME=]COMMAND|URL",
        description = "One more server for this run; may be repeated. A command is split into words and never passes a shell.")
    private List<String> servers = new ArrayList<>();

    @Option(names = "--allow", paramLabel = "NAME:WORD,…",
        description = "Lets through to one server, for this run, what is closed: apps, elicitation, sampling, roots. May be repeated.")
    private List<String> allowed = new ArrayList<>();

    @Option(names = "--detach", description = "Returns when the endpoint answers; everything goes on in the background.")
    private boolean detach;

    @Option(names = "--in-background", hidden = true)
    private boolean inBackground;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        return Starting.of(order(), spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    UpOrder order() {
        return new UpOrder(home.written(), port == null ? OptionalInt.empty() : OptionalInt.of(port), Optional.ofNullable(config),
            new ThisRun(servers, allowed), detach, inBackground);
    }
}
