package dev.gatehouse.cli;

import static dev.gatehouse.cli.Finding.State.GOOD;
import static dev.gatehouse.cli.Finding.State.MISSING;
import static dev.gatehouse.cli.Finding.State.THINNER;

import dev.gatehouse.cli.launcher.Tree;
import dev.gatehouse.confine.Kernel;
import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.ProgramPaths;
import dev.gatehouse.confine.Reach;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.home.HomeRefused;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `doctor` looks at, in order. It starts nothing and changes nothing.
final class Examination {
    private static final Map<String, String> FOR_SERVERS = Map.of(
        "npx", "needed for servers from npm: install Node.js.",
        "uvx", "needed for servers from PyPI by uvx: install uv.");
    private static final List<String> FOR_HOSTING = List.of("setsid", "prlimit", "setpriv");

    /// Any user that owns nothing, as the zones' users do.
    private static final int NOBODY = 65_534;

    private final List<Finding> findings = new ArrayList<>();

    private Examination() {}

    static List<Finding> of(Tree tree, Path home) {
        Examination examination = new Examination();
        examination.java();
        examination.tree(tree);
        examination.walls();
        examination.users(tree);
        examination.programs();
        examination.home(home);
        return examination.findings;
    }

    private void note(String part, Finding.State state, String says) {
        findings.add(new Finding(part, state, says));
    }

    private void java() {
        int feature = Runtime.version().feature();
        note("java", feature >= 25 ? GOOD : MISSING, "Java " + Runtime.version() + (feature >= 25 ? "" : ": 25 or newer is needed."));
    }

    private void tree(Tree tree) {
        tree.missing().forEach(says -> note("tree", MISSING, says));
        if (tree.missing().isEmpty()) {
            note("tree", GOOD, "built, in " + tree.folder());
        }
    }

    private void walls() {
        Kernel kernel = Kernel.probe();
        kernel.missing().forEach(says -> note("walls", THINNER, says + " Beyond loopback the start is refused."));
        if (kernel.hasAllWalls()) {
            note("walls", GOOD, "Landlock level " + kernel.landlock() + " and seccomp: every zone's walls stand.");
        }
        if (kernel.outerFilter()) {
            note("walls", GOOD, "A filter of somebody else's (a container's) is on; ours are added to it.");
        }
    }

    private void users(Tree tree) {
        if (!Processes.root()) {
            note("users", THINNER, "Started as an ordinary user: walls hold against code inside a zone, not against other programs of this user.");
            return;
        }
        note("users", GOOD, "Started as root: each zone gets a numeric user of its own.");
        reach("tree", tree.folder());
        reach("java", tree.java().resolve("bin/java"));
    }

    private void reach(String part, Path path) {
        try {
            Reach.remedies(path, NOBODY, NOBODY).forEach(command -> note(part, MISSING, "The zones' users cannot reach " + path + ": " + command));
        } catch (IOException unreadable) {
            note(part, MISSING, path + " cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    private void programs() {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        FOR_HOSTING.forEach(program -> {
            if (ProgramPaths.find(program, "/usr/bin:/bin:/usr/sbin:/sbin").isEmpty()) {
                note(program, MISSING, "needed to host servers: install the package util-linux.");
            }
        });
        FOR_SERVERS.forEach((program, why) -> ProgramPaths.find(program, path).ifPresentOrElse(
            found -> note(program, GOOD, found.toString()), () -> note(program, THINNER, "not on the PATH; " + why)));
        if (ProgramPaths.find("curl", path).isEmpty()) {
            note("curl", THINNER, "not on the PATH; the printed first call needs it.");
        }
    }

    private void home(Path folder) {
        if (!Files.exists(folder)) {
            note("home", GOOD, folder + " is not there yet; the first start makes it.");
            return;
        }
        try {
            SettingsFile.read(Home.open(folder).settingsFile());
            note("home", GOOD, folder + ", its settings can be read.");
        } catch (HomeRefused refused) {
            note("home", MISSING, refused.getMessage());
        } catch (SettingsWrong wrong) {
            wrong.problems().forEach(problem -> note("settings", MISSING, problem.toString()));
        } catch (IOException unreadable) {
            note("home", MISSING, folder + " cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }
}
