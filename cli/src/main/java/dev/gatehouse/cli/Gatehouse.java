package dev.gatehouse.cli;

import dev.gatehouse.control.shape.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The root of the command line.
@Command(name = "gatehouse", sortOptions = false, synopsisSubcommandLabel = "VERB", header = "Run, host and reach MCP servers without trusting them.",
    footerHeading = "%nExamples:%n", footer = {
        "  gatehouse up                  starts everything, with a bundled example server behind the gateway",
        "  gatehouse up --server \"npx -y @modelcontextprotocol/server-everything\"",
        "  gatehouse VERB --help         says what a verb does, with an example",
        "",
        "Exit codes: 0 done, 1 no or found wrong, 2 usage, 3 settings, 4 not running, 5 missing part."})
final class Gatehouse implements Runnable {
    private static final int WIDTH = 120;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// Runs one command line: its exit code.
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Gatehouse());
        wanted(arguments).forEach(verb -> line.addSubcommand(verb.name(), verb.command().get()));
        line.setOut(out).setErr(err).setUsageHelpWidth(WIDTH);
        line.setParameterExceptionHandler(Gatehouse::notUnderstood);
        line.setExecutionExceptionHandler(Gatehouse::surprised);
        return line.execute(arguments);
    }

    /// Only the verb that was asked for; all where none or an unknown one was, for the help and the nearest word.
    private static List<Verbs.Verb> wanted(String[] arguments) {
        List<Verbs.Verb> one = arguments.length == 0 ? List.of() : Verbs.ALL.stream().filter(verb -> verb.name().equals(arguments[0])).toList();
        return one.isEmpty() ? Verbs.ALL : one;
    }

    private static int notUnderstood(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println("gatehouse: " + wrong.getMessage());
        nearest(wrong).ifPresent(word -> line.getErr().println("Did you mean " + word + "?"));
        line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help.");
        return Exit.USAGE;
    }

    private static Optional<String> nearest(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        List<String> words = new ArrayList<>(spec.subcommands().keySet());
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> words.addAll(List.of(option.names())));
        return Nearest.to(unmatched.getUnmatched().getFirst(), words);
    }

    private static int surprised(Exception surprise, CommandLine line, CommandLine.ParseResult parsed) {
        line.getErr().println("gatehouse: " + Said.of(surprise));
        return Said.exit(surprise);
    }
}
