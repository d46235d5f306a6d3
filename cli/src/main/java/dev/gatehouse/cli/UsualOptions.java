package dev.gatehouse.cli;

import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.home.HomeRefused;
import dev.gatehouse.control.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What nearly every verb takes (`--home`, `--json`, `--help`), and the streams it prints to: results on one, the rest on the other. Mix it in last.
public final class UsualOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    /// Which folder is meant; it need not be there.
    public Path folder() throws HomeRefused {
        return home.folder();
    }

    /// The home, which is there.
    public Home home() throws IOException {
        return Home.open(folder());
    }

    /// Whether a program reads what is printed.
    public boolean json() {
        return json;
    }

    /// Results go here.
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// All else goes here.
    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// Prints a result as JSON.
    public void print(Object result) {
        out().println(Json.pretty(result));
        out().flush();
    }
}
