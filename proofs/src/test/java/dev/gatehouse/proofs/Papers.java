package dev.gatehouse.proofs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tree as text: its tracked files, its documents, its types.
final class Papers {
    static final Path TREE = Path.of(System.getProperty("house", "..")).toAbsolutePath().normalize();

    private Papers() {}

    /// Every file that git tracks. Without a checkout the test that asks is left out.
    static List<Path> tracked() {
        assumeTrue(Files.exists(TREE.resolve(".git")), "not a git checkout: tracked files are unknown");
        return Ran.of(List.of("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"), TREE, Map.of(), Duration.ofSeconds(30)).ended(0).out()
            .transform(names -> Stream.of(names.split("\0"))).map(TREE::resolve).filter(Files::isRegularFile).toList();
    }

    static List<Path> documents() {
        return tracked().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    /// The text, or nothing of a file that is no text.
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            return "";
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /// Everything that this pattern's first group finds in a text.
    static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
    }

    /// The rows of the table under a heading of a document, without its head: each a list of cells.
    static List<List<String>> table(String document, String heading) {
        return lines(document, heading).skip(2).toList();
    }

    /// The cells of that table's head.
    static List<String> heads(String document, String heading) {
        return lines(document, heading).findFirst().orElseThrow();
    }

    private static Stream<List<String>> lines(String document, String heading) {
        String all = text(TREE.resolve(document));
        int at = all.indexOf("\n" + heading + "\n");
        if (at < 0) {
            throw new AssertionError(document + " has no heading " + heading);
        }
        return all.substring(at + heading.length() + 2).lines().dropWhile(line -> !line.startsWith("|")).takeWhile(line -> line.startsWith("|"))
            .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList());
    }

    /// The Java sources of all rooms, by the simple name of their type.
    static Map<String, List<Path>> sources() {
        return tracked().stream().filter(file -> file.toString().endsWith(".java")).collect(Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
    }

    static Set<String> sorted(Stream<String> words) {
        return words.collect(Collectors.toCollection(TreeSet::new));
    }
}
