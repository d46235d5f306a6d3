package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.Ending;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.home.HomeRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Ends a run from outside.
@Command(name = "down", sortOptions = false, header = "Ends everything that runs in a home.",
    description = "Returns when every process is gone: 0 when something ran, 4 when nothing did.",
    footerHeading = "%nExample:%n", footer = "  gatehouse down --home /srv/gatehouse")
final class Down implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = home.folder();
        return switch (Ending.of(opened(folder))) {
            case ENDED -> Exit.DONE;
            case WAS_NOT_RUNNING -> say("Gatehouse does not run in " + folder + ".", Exit.NOT_RUNNING);
            case NOT_OURS -> say("Gatehouse runs in " + folder + " as another user, who alone can end it.", Exit.NO);
            case STILL_THERE -> say("Some processes could not be ended. `gatehouse status` shows them.", Exit.NO);
        };
    }

    private static Home opened(Path folder) throws IOException {
        try {
            return Home.open(folder);
        } catch (HomeRefused none) {
            if (Files.exists(folder.resolve("version"))) {
                throw none;
            }
            return null;
        }
    }

    private int say(String sentence, int exit) {
        spec.commandLine().getErr().println("gatehouse: " + sentence);
        return exit;
    }
}
