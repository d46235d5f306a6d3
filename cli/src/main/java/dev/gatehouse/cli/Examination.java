package dev.gatehouse.cli;

import static dev.gatehouse.cli.Finding.State.GOOD;
import static dev.gatehouse.cli.Finding.State.MISSING;
import static dev.gatehouse.cli.Finding.State.THINNER;

import dev.gatehouse.cli.launcher.HomeLock;
import dev.gatehouse.cli.launcher.Tree;
import dev.gatehouse.confine.Kernel;
import dev.gatehouse.confine.Reach;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `doctor` looks at, in order. It starts nothing and changes nothing.
final class Examination {
    /// Programs that something optional needs, in order, with what is missed without them.
    private static final Map<String, String> OPTIONAL = optional();
    private static final List<String> FOR_HOSTING = List.of("setsid", "prlimit", "setpriv");

    /// Any user that owns nothing, as the zones' users do.
    private static final int NOBODY = 65_534;

    private final List<Finding> findings = new ArrayList<>();
    private final Surroundings here;

    private Examination(Surroundings here) {
        this.here = here;
    }

    private static Map<String, String> optional() {
        Map<String, String> programs = new LinkedHashMap<>();
        programs.put("node", "servers written for Node.js cannot be hosted: install Node.js.");
        programs.put("npx", "servers from npm cannot be hosted: install Node.js with npm.");
        programs.put("uvx", "servers from PyPI cannot be hosted by uvx: install uv.");
        programs.put("curl", "the printed first call needs it.");
        programs.put("mvn", "a changed tree cannot be built: install Maven.");
        programs.put("nginx", "`./dev bench` has nothing to compare with.");
        return programs;
    }

    static List<Finding> of(Tree tree, Path home, Surroundings here) {
        Examination examination = new Examination(here);
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
        Kernel kernel = here.kernel();
        kernel.missing().forEach(says -> note("walls", THINNER, says + " Beyond loopback the start is refused."));
        if (kernel.hasAllWalls()) {
            note("walls", GOOD, "Landlock level " + kernel.landlock() + " and seccomp: every zone's walls stand.");
        }
        if (kernel.outerFilter()) {
            note("walls", GOOD, "A filter of somebody else's (a container's) is on; ours are added to it.");
        }
    }

    private void users(Tree tree) {
        if (!here.root()) {
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
        FOR_HOSTING.forEach(program -> {
            if (here.systemProgram(program).isEmpty()) {
                note(program, MISSING, "needed to host servers: install the package util-linux.");
            }
        });
        OPTIONAL.forEach((program, without) -> here.program(program).or(() -> here.systemProgram(program).filter(_ -> program.equals("nginx"))).ifPresentOrElse(
            found -> note(program, GOOD, found.toString()), () -> note(program, THINNER, "not on the PATH: " + without)));
    }

    private void home(Path folder) {
        if (!Files.exists(folder)) {
            note("home", GOOD, folder + " is not there yet; the first start makes it.");
            return;
        }
        try {
            Settings settings = SettingsFile.read(Home.open(folder).settingsFile());
            note("home", GOOD, folder + ", its settings can be read.");
            settings.servers().forEach(this::server);
            pins(Home.open(folder));
        } catch (SettingsWrong wrong) {
            wrong.problems().forEach(problem -> note("settings", MISSING, problem.toString()));
        } catch (IOException unusable) {
            note("home", MISSING, Said.of(unusable));
        }
    }

    /// What waits for an operator, where the house runs.
    private void pins(Home home) throws IOException {
        if (HomeLock.holder(home.launcherLock()).isPresent()) {
            Verbs.OFFICE.status(home).ifPresent(status -> PinCounts.waiting(status)
                .ifPresentOrElse(line -> note("pins", THINNER, line), () -> note("pins", GOOD, "Nothing that a server says of its tools waits for you.")));
        }
    }

    /// A program that the settings name is no longer optional.
    private void server(Server server) {
        switch (server.source()) {
            case Server.Hosted(List<String> words, _, _, _) when here.program(words.getFirst()).isEmpty() ->
                note("server", MISSING, "The program of server " + server.name() + " is not on the PATH: " + words.getFirst());
            case Server.Hosted _, Server.Remote _ -> { }
        }
    }
}
