package dev.gatehouse.cli.demo;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.verbs.ExplainVerb;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: side by side, with and without Gatehouse.
@Command(name = "demo", sortOptions = false, header = "Shows side by side what a client meets with and without Gatehouse. Offline, half a minute.",
    description = "Starts a house of its own on a free port, with an example server that means no good, and removes it afterwards. A house that runs is left alone.",
    footerHeading = "%nExample:%n", footer = "  gatehouse demo")
public final class DemoVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getErr().println("Starting a house for the demonstration …");
        boolean held = true;
        try (DemoHouse house = DemoHouse.start()) {
            for (Case each : Cases.ALL) {
                held &= show(Cases.ALL.indexOf(each) + 1, each, house);
            }
        } catch (DemoFailed failed) {
            spec.commandLine().getErr().println(failed.getMessage());
            return failed.exit();
        }
        out().println("The house of the demonstration is gone. Your own: gatehouse up");
        out().flush();
        return held ? Exit.DONE : Exit.NO;
    }

    private boolean show(int number, Case shown, DemoHouse house) throws Exception {
        Case.Seen seen = shown.see(house);
        out().println(number + ". " + shown.title());
        out().println();
        out().println("   without Gatehouse   " + seen.without());
        out().println("   with Gatehouse      " + seen.with() + (seen.held() ? "" : "   (this is not what should happen)"));
        out().println();
        out().println("   $ gatehouse explain " + String.join(" ", seen.explain()));
        explain(seen.explain(), house);
        out().println();
        out().flush();
        return seen.held();
    }

    private void explain(List<String> words, DemoHouse house) {
        var text = new java.io.StringWriter();
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--home", house.home().toString()));
        new CommandLine(new ExplainVerb()).setOut(new PrintWriter(text)).setErr(new PrintWriter(text)).execute(all.toArray(String[]::new));
        text.toString().lines().forEach(line -> out().println("   " + line));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
