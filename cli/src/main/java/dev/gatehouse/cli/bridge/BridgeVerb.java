package dev.gatehouse.cli.bridge;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.HomeOption;
import dev.gatehouse.cli.TreeFolder;
import dev.gatehouse.control.naming.ServerName;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bridge`: what a client's settings name as the program to start.
@Command(name = "bridge", sortOptions = false, header = "Speaks MCP on its standard streams and carries it to a route of the gate.",
    description = {"MCP clients start this; `gatehouse client NAME` prints the entry. It authenticates by itself as a caller of this house, so the entry holds no secret.",
        "With no gate up it answers every request with the command to run, and recovers by itself when the gate is there."},
    footerHeading = "%nExample:%n", footer = "  gatehouse bridge --caller me --tenant local --route notes")
public final class BridgeVerb implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Option(names = "--caller", paramLabel = "NAME", defaultValue = "me", description = "As whom. Default: ${DEFAULT-VALUE}.")
    private String caller;

    @Option(names = "--tenant", paramLabel = "T", defaultValue = "local", description = "The caller's tenant. Default: ${DEFAULT-VALUE}.")
    private String tenant;

    @Option(names = "--route", paramLabel = "R", defaultValue = ServerName.ALL,
        description = "The route, as gatehouse status names it. Default: ${DEFAULT-VALUE}, which has all servers.")
    private String route;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Path folder = home.folder();
        try (Gate gate = new Gate(new OfficeAccess(folder, command(folder), tenant, caller, route));
                InputStream in = new FileInputStream(FileDescriptor.in)) {
            new Bridge(gate, new Output(new FileOutputStream(FileDescriptor.out))).run(in);
        }
        return Exit.DONE;
    }

    /// In full, since a client's user may not have it on the path.
    private static String command(Path folder) {
        List<String> words = new ArrayList<>(List.of(TreeFolder.path().resolve("gatehouse").toString(), "up"));
        words.addAll(List.of(HomeOption.arguments(folder)));
        return String.join(" ", words);
    }
}
