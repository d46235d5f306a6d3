package dev.gatehouse.cli;

import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.wire.Wire;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The version of the product, and of everything that is kept or spoken: what was written by a newer one is never opened.
@Command(name = "version", sortOptions = false, header = "Prints the version, and those of settings, home, wire and ledger.",
    footerHeading = "%nExample:%n", footer = "  gatehouse version --json")
final class Version implements Callable<Integer> {
    /// The version of the ledger's segments: `docs/ledger.md`.
    private static final int LEDGER = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() {
        Map<String, Object> versions = Json.object("version", product(), "settings", Settings.VERSION, "home", Home.VERSION,
            "wire", Wire.VERSION, "ledger", LEDGER, "java", Runtime.version().toString());
        spec.commandLine().getOut().println(json ? Json.pretty(versions) : "gatehouse " + product());
        return Exit.DONE;
    }

    /// The module's version, which the build writes.
    static String product() {
        var module = Version.class.getModule().getDescriptor();
        return module == null ? "unknown" : module.rawVersion().orElse("unknown");
    }
}
