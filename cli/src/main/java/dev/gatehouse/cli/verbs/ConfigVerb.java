package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.UsualOptions;
import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.cli.launcher.SettingsCopy;
import dev.gatehouse.control.Problem;
import dev.gatehouse.control.approvals.ApprovalFiles;
import dev.gatehouse.control.exposure.Exposure;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.objects.ObjectFiles;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `config check|apply`.
@Command(name = "config", sortOptions = false, header = "Checks the settings, and puts them in force without a restart.",
    subcommands = {ConfigVerb.Check.class, ConfigVerb.Apply.class},
    footerHeading = "%nExample:%n", footer = "  gatehouse config check && gatehouse config apply")
public final class ConfigVerb extends Group {

    @Command(name = "check", sortOptions = false, header = "Checks a settings file, running or not, and the home's policies, approvals and objects.",
        description = "Exit code 3 with every mistake, each with its line, what was meant and the nearest valid word.",
        footerHeading = "%nExample:%n", footer = "  gatehouse config check gatehouse.yaml")
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file. Default: the home's gatehouse.yaml.")
        private Path file;

        @Mixin
        private UsualOptions usual;

        @Override
        public Integer call() throws Exception {
            Path checked = file != null ? file : usual.home().settingsFile();
            List<String> wrong = wrong(checked, usual.folder());
            if (usual.json()) {
                usual.print(Json.object("file", checked.toString(), "good", wrong.isEmpty(), "problems", wrong));
            } else if (wrong.isEmpty()) {
                usual.out().println(checked + " is good.");
            }
            wrong.forEach(usual.err()::println);
            return wrong.isEmpty() ? Exit.DONE : Exit.SETTINGS;
        }
    }

    /// Everything that is wrong with a settings file, and with the policies, approvals and objects of a home, a sentence each.
    private static List<String> wrong(Path file, Path home) {
        try {
            Settings settings = SettingsFile.read(file);
            List<Policy> policies = WrittenPolicies.judged(home.resolve(PolicyFiles.FOLDER));
            ApprovalFiles.read(home.resolve(ApprovalFiles.FOLDER));
            ObjectFiles.read(home.resolve(ObjectFiles.FOLDER));
            return Exposure.judge(settings, List.of(), policies) instanceof Exposure.Refused(List<String> missing)
                ? missing.stream().map(sentence -> "To listen on " + settings.listen().address() + " is missing: " + sentence).toList() : List.of();
        } catch (SettingsWrong wrong) {
            return wrong.problems().stream().map(Problem::toString).toList();
        }
    }

    @Command(name = "apply", sortOptions = false, header = "Puts the settings file in force. Returns when every zone runs on it.",
        description = "Wrong settings change nothing. The addresses in `listen` take effect at the next `gatehouse up`.",
        footerHeading = "%nExample:%n", footer = "  gatehouse config apply")
    static final class Apply extends OfficeVerb {
        private static final Duration LONGEST = Duration.ofSeconds(40);

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            Path original = original(operator.home());
            List<String> wrong = wrong(original, operator.home().path());
            if (!wrong.isEmpty()) {
                return new Told(Exit.SETTINGS, Map.of("said", wrong));
            }
            try {
                SettingsCopy.renew(operator.home(), original);
            } catch (SettingsWrong changedMeanwhile) {
                return new Told(Exit.SETTINGS, Map.of("said", List.of(changedMeanwhile.getMessage())));
            }
            Optional<String> refused = taken(operator.home());
            return refused.isPresent() ? new Told(Exit.SETTINGS, Map.of("said", List.of(refused.get()))) : operator.ask("config-apply");
        }

        /// The file that this run was started with.
        private static Path original(Home home) throws NotRunning {
            return RunState.read(home).map(state -> state.get("settingsFile")).map(String::valueOf).map(Path::of)
                .orElseThrow(() -> new NotRunning(home.path()));
        }

        /// The launcher starts the keeper anew where the paths of its servers changed, before the office publishes what needs them.
        private static Optional<String> taken(Home home) throws IOException {
            try {
                return SettingsCopy.awaitTaken(home, LONGEST);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return Optional.of("Interrupted before the settings were taken.");
            }
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println("The settings are in force, as version " + told.number("version") + ".");
        }
    }
}
