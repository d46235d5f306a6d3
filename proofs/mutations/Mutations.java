import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// Deletes one rule of the door after another: changes one line, compiles that file beside the built house, and runs the tests until one
/// turns red. Prints rule and killer; a rule that nobody misses has survived, and the proof fails.
///
/// Words: the class path of the built house and its tests, an empty folder, the file of mutations, then names of rules to try (all where
/// there are none). What tests leave behind that end at the first red one is taken away.
public final class Mutations {
    /// Tried in this order, after the one that the mutation names.
    private static final List<String> SUITES = List.of("HostileInputsTest", "HostileClientsTest", "HostileServersTest", "MisbehavingServersTest", "HostileMomentsTest", "BreachedZonesTest", "CancellingTest",
        "StreamsTest", "TenantsTest", "GoodCallsTest", "OtherMethodsTest", "QuestionsTest", "NewsTest", "HeaderFieldsTest", "UnauthenticatedTest", "SettingsChangeTest", "ZonesLostTest",
        "AllServersTest", "AllServersListingsTest", "AllServersNamesTest", "AllServersNewsTest", "TokensOfRoutesTest", "TasksTest", "HostileTasksTest", "PagesTest", "BatchesTest",
        "ServerBatchesTest");
    private static final String PACKAGE = "dev.gatehouse.gateway.whole.";

    /// @param suite which tests are expected to notice
    private record Mutation(String rule, String suite, Path file, String before, String after) {}

    private Mutations() {}

    public static void main(String[] words) throws Exception {
        List<String> only = List.of(words).subList(3, words.length);
        Path left = Files.createTempDirectory("mutants");
        left.toFile().deleteOnExit();
        int survivors = 0;
        for (Mutation each : read(Path.of(words[2]))) {
            if (only.isEmpty() || only.contains(each.rule())) {
                survivors += kill(each, words[0], Path.of(words[1]), left) ? 0 : 1;
            }
        }
        System.out.println(survivors == 0 ? "no rule survived its deletion" : survivors + " rules can be deleted and nobody notices");
        System.exit(survivors == 0 ? 0 : 1);
    }

    /// Four lines each: `rule SUITE name`, `file`, `-` and the text that stands once in that file, `+` and what stands there instead.
    private static List<Mutation> read(Path file) throws IOException {
        var mutations = new ArrayList<Mutation>();
        List<String> lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        for (int at = 0; at + 3 < lines.size(); at += 4) {
            String[] head = lines.get(at).split(" ", 3);
            mutations.add(new Mutation(head[2], head[1], Path.of(lines.get(at + 1)), lines.get(at + 2).substring(2),
                lines.get(at + 3).length() > 2 ? lines.get(at + 3).substring(2) : ""));
        }
        return mutations;
    }

    private static boolean kill(Mutation mutation, String classPath, Path folder, Path left) throws Exception {
        empty(folder);
        Path source = mutated(mutation, folder);
        int compiled = ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, "-nowarn", "-parameters", "-proc:none", "-cp", classPath,
            "-d", folder.toString(), source.toString());
        if (compiled != 0) {
            throw new IllegalStateException("the mutation of " + mutation.rule() + " does not compile");
        }
        Files.delete(source);
        String killer = run(folder + File.pathSeparator + classPath, left, List.of(mutation.suite()));
        if (killer.isEmpty()) {
            killer = run(folder + File.pathSeparator + classPath, left, SUITES.stream().filter(suite -> !suite.equals(mutation.suite())).toList());
        }
        System.out.printf("%-44s %s%n", mutation.rule(), killer.isEmpty() ? "SURVIVED" : killer);
        return !killer.isEmpty();
    }

    private static Path mutated(Mutation mutation, Path folder) throws IOException {
        String text = Files.readString(mutation.file());
        int at = text.indexOf(mutation.before());
        if (at < 0 || text.indexOf(mutation.before(), at + 1) >= 0) {
            throw new IllegalStateException("the text of " + mutation.rule() + " does not stand once in " + mutation.file());
        }
        Path copy = folder.resolve(mutation.file().getFileName());
        return Files.writeString(copy, text.replace(mutation.before(), mutation.after()));
    }

    /// The first test that turns red, or nothing. Where tests cannot even begin they are tried once more: a busy machine is no proof.
    private static String run(String classPath, Path left, List<String> suites) throws Exception {
        String killer = runOnce(classPath, left, suites);
        return killer.startsWith("UNSTARTED") ? runOnce(classPath, left, suites) : killer;
    }

    private static String runOnce(String classPath, Path left, List<String> suites) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Xmx512m", "-Xshare:auto", "-Djava.io.tmpdir=" + left, "--enable-native-access=ALL-UNNAMED", "-cp", classPath, "Suite", "first"));
        suites.forEach(suite -> command.add(PACKAGE + suite));
        Process tests = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(tests.getInputStream().readAllBytes());
        int code = tests.waitFor();
        empty(left);
        return said.lines().filter(line -> line.startsWith("RED ") || line.startsWith("UNSTARTED ")).findFirst()
            .map(line -> line.replaceFirst("^RED ", "").split(" \\| ")[0])
            .orElse(code == 0 ? "" : "UNSTARTED " + said.strip());
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).filter(each -> !each.equals(folder)).toList()) {
                Files.delete(file);
            }
        }
    }
}
