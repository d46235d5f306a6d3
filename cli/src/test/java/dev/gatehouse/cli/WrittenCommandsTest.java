package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.verbs.WrittenRemedies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Every `gatehouse VERB --option` that a document, a help text or a remedy names exists.
class WrittenCommandsTest {
    private static final Path HOUSE = Path.of(System.getProperty("house", "..")).toAbsolutePath().normalize();
    /// From the command's name to the end of its line, its code span or its command.
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.-])(?:\\./|…/)?gatehouse ([a-z][^`|;&>\\n]*)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```|`([^`\\n]+)`");
    /// Looks like a command and is a label under a proof.
    private static final String LABEL = "office page 1";
    private static final CommandLine LINE = line();

    private static CommandLine line() {
        var line = new CommandLine(new Gatehouse());
        Verbs.ALL.forEach(verb -> line.addSubcommand(verb.name(), verb.command().get()));
        return line;
    }

    @Test
    void everyCommandInADocumentExists() throws Exception {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path document : documents()) {
            for (String code : code(Files.readString(document))) {
                for (String command : commands(code)) {
                    seen++;
                    unknown(command).forEach(word -> wrong.add(HOUSE.relativize(document) + ": " + word + " in: gatehouse " + command));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).as("commands in the documents").isGreaterThan(20);
    }

    @Test
    void everyCommandInAHelpTextExists() {
        List<String> wrong = new ArrayList<>();
        Set<CommandLine> all = new LinkedHashSet<>();
        withAllBelow(LINE, all);
        for (CommandLine each : all) {
            var usage = each.getCommandSpec().usageMessage();
            Stream.of(usage.footer(), usage.description(), usage.header()).flatMap(Arrays::stream).flatMap(text -> commands(text).stream())
                .forEach(command -> unknown(command).forEach(word -> wrong.add(each.getCommandSpec().qualifiedName() + ": " + word + " in: gatehouse " + command)));
        }
        assertThat(wrong).isEmpty();
        assertThat(all).hasSizeGreaterThan(Verbs.ALL.size());
    }

    @Test
    void everyCommandInARemedyExists() {
        List<String> commands = WrittenRemedies.all().stream().flatMap(remedy -> commands(remedy).stream()).toList();
        assertThat(commands).hasSizeGreaterThan(5).allSatisfy(command -> assertThat(unknown(command)).as(command).isEmpty());
    }

    @Test
    void theReadmesTableNamesEveryVerb() throws Exception {
        String table = Files.readString(HOUSE.resolve("README.md")).split("\n## Verbs\n")[1].split("\n## ")[0];
        List<String> named = table.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|")[1])
            .flatMap(cell -> Pattern.compile("`(\\w+)`").matcher(cell).results()).map(found -> found.group(1)).toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(Verbs.ALL.stream().map(Verbs.Verb::name).toList());
    }

    @Test
    void aWrongVerbOrOptionIsFound() {
        assertThat(unknown("caller ad bob --tenant t")).containsExactly("ad");
        assertThat(unknown("grant add|list|remove --caller a")).isEmpty();
        assertThat(unknown("token --caller me --rout notes")).containsExactly("--rout");
        assertThat(unknown("started")).containsExactly("started");
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(HOUSE, HOUSE.resolve("docs"), HOUSE.resolve("docs/decisions"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }

    private static List<String> code(String markdown) {
        return CODE.matcher(markdown).results().map(found -> found.group(1) != null ? found.group(1) : found.group(2)).toList();
    }

    private static List<String> commands(String text) {
        return COMMAND.matcher(text).results().map(found -> found.group(1).strip()).filter(command -> !command.equals(LABEL)).toList();
    }

    /// The words of a command that nothing here understands: its verb, its second word where its verb has some, its options.
    private static List<String> unknown(String command) {
        List<String> words = List.of(command.replaceAll("\"[^\"]*\"|'[^']*'", "QUOTED").split("\\s+"));
        List<String> unknown = new ArrayList<>();
        List<CommandLine> meant = named(LINE, words.getFirst(), unknown);
        boolean inner = !meant.isEmpty() && !meant.getFirst().getSubcommands().isEmpty();
        if (inner && words.size() > 1 && !words.get(1).startsWith("-")) {
            meant = meant.stream().flatMap(verb -> named(verb, words.get(1), unknown).stream()).toList();
        }
        for (String word : words) {
            String option = word.replaceAll("[=\\]),.…].*|^[\\[(]+", "");
            if (option.startsWith("--") && !meant.isEmpty() && meant.stream().noneMatch(each -> each.getCommandSpec().optionsMap().containsKey(option))) {
                unknown.add(option);
            }
        }
        return unknown;
    }

    /// A word, or several with bars between them.
    private static List<CommandLine> named(CommandLine line, String words, List<String> unknown) {
        List<CommandLine> found = new ArrayList<>();
        for (String word : words.replaceAll("[,.:)]+$", "").split("\\|")) {
            CommandLine one = line.getSubcommands().get(word);
            if (one == null) {
                unknown.add(word);
            } else {
                found.add(one);
            }
        }
        return found;
    }

    private static void withAllBelow(CommandLine line, Set<CommandLine> all) {
        all.add(line);
        line.getSubcommands().values().forEach(below -> withAllBelow(below, all));
    }
}
