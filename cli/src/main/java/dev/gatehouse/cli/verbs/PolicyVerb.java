package dev.gatehouse.cli.verbs;

import dev.gatehouse.checks.permission.Ruling;
import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.UsualOptions;
import dev.gatehouse.control.Problem;
import dev.gatehouse.control.home.HomeRefused;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.policies.PolicyTrial;
import dev.gatehouse.control.policies.PolicyTestFiles;
import dev.gatehouse.control.settings.SettingsWrong;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `policy test|explain`, with nothing running.
@Command(name = "policy", sortOptions = false, header = "Tries policies out, and tells what they say of a call.",
    subcommands = {PolicyVerb.Test.class, PolicyVerb.Explain.class},
    footerHeading = "%nExample:%n", footer = "  gatehouse policy test")
public final class PolicyVerb extends Group {

    /// What both do: read, put each call before the policies, print what came.
    abstract static class OnTests implements Callable<Integer> {
        @Mixin
        private UsualOptions usual;

        /// A test and what came of it.
        record Tried(PolicyTrial test, Ruling ruling) {
            boolean held() {
                return switch (ruling) {
                    case Ruling.Granted(String by) -> test.granted() && test.by().map(by::equals).orElse(true);
                    case Ruling.NotGranted _ -> !test.granted();
                };
            }

            String said() {
                return switch (ruling) {
                    case Ruling.Granted(String by) -> "granted by " + by;
                    case Ruling.NotGranted no when no.tried().isEmpty() -> "refused: no policy is about it";
                    case Ruling.NotGranted no -> "refused: " + no.detail();
                };
            }

            Map<String, Object> json() {
                return Json.object("test", test.place(), "held", held(), "said", said());
            }
        }

        @Override
        public final Integer call() throws HomeRefused {
            Path folder = usual.folder().resolve(PolicyFiles.FOLDER);
            Path tests = folder.resolve(PolicyTestFiles.FOLDER);
            try {
                var rehearsal = new Rehearsal(WrittenPolicies.judged(folder), tests);
                List<Tried> tried = new ArrayList<>();
                for (PolicyTrial test : PolicyTestFiles.read(tests)) {
                    tried.add(new Tried(test, rehearsal.rule(test)));
                }
                return told(tried, usual);
            } catch (SettingsWrong wrong) {
                wrong.problems().stream().map(Problem::toString).forEach(usual.err()::println);
                return Exit.SETTINGS;
            } catch (UncheckedIOException unreadable) {
                usual.err().println("A schema in " + tests + " cannot be read: " + unreadable.getCause().getMessage() + ".");
                return Exit.SETTINGS;
            }
        }

        abstract int told(List<Tried> tried, UsualOptions to);
    }

    @Command(name = "test", sortOptions = false, header = "Runs the tests of the home's policies.",
        description = {"policies/tests/*.yaml say what each call is to come to. Exit code 1 where one comes to something else.",
            "Conditions on arguments need the tool's input schema beside the tests, as SERVER.TOOL.json."},
        footerHeading = "%nExample:%n", footer = "  gatehouse policy test")
    static final class Test extends OnTests {
        @Override
        int told(List<Tried> tried, UsualOptions to) {
            long fell = tried.stream().filter(each -> !each.held()).count();
            if (to.json()) {
                to.print(Json.object("held", tried.size() - fell, "fell", fell, "tests", tried.stream().map(Tried::json).toList()));
            } else {
                tried.stream().filter(each -> !each.held()).forEach(each -> to.out().println(each.test().place() + ": expected "
                    + expected(each.test()) + ", was " + each.said()));
                to.out().println((tried.size() - fell) + " held, " + fell + " fell.");
            }
            to.out().flush();
            return fell == 0 ? Exit.DONE : Exit.NO;
        }

        private static String expected(PolicyTrial test) {
            return test.granted() ? "granted" + test.by().map(by -> " by " + by).orElse("") : "refused";
        }
    }

    @Command(name = "explain", sortOptions = false, header = "Tells what the policies say of calls in their tests, part by part.",
        description = "For a refused call: each policy about it, and which parts of its condition were not true.",
        footerHeading = "%nExample:%n", footer = "  gatehouse policy explain policies/tests/shop.yaml:1")
    static final class Explain extends OnTests {
        @Parameters(paramLabel = "FILE:LINE", arity = "0..1", defaultValue = "", description = "Where the test begins, as `policy test` prints it. Default: all.")
        private String place;

        @Override
        int told(List<Tried> tried, UsualOptions to) {
            List<Tried> shown = tried.stream().filter(each -> each.test().place().startsWith(place)).toList();
            if (to.json()) {
                to.print(Json.object("tests", shown.stream().map(Tried::json).toList()));
            } else {
                shown.forEach(each -> to.out().println(each.test().place() + ": " + each.said()));
            }
            to.out().flush();
            return shown.isEmpty() ? Exit.NO : Exit.DONE;
        }
    }
}
