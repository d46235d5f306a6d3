package dev.gatehouse.cli.verbs;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A verb that only leads to its own verbs, such as `caller` to `caller add`.
abstract class Group implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), "which one? " + String.join(", ", spec.subcommands().keySet()));
    }
}
