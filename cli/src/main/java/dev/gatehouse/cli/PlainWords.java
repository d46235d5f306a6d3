package dev.gatehouse.cli;

import dev.gatehouse.control.settings.ThisRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads `up` where it is written in the usual way, without the library for command lines, whose classes take a sixth of a start to load.
///
/// It knows what it is sure of and nothing else: a misspelling, a question for help, a word twice, a value with a `-` or `@` in front, all
/// that goes to the library, which says what is wrong and how it is written. Where this reads an order the library reads the same
/// (`PlainWordsTest`).
final class PlainWords {
    private static final Set<String> FLAGS = Set.of("--detach", "--in-background");
    private static final Set<String> VALUES = Set.of("--home", "--port", "--config", "--server", "--allow");

    private final List<String> servers = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();
    private final Set<String> flags = new HashSet<>();
    private Optional<String> home = Optional.empty();
    private Optional<String> port = Optional.empty();
    private Optional<String> config = Optional.empty();

    private PlainWords() {}

    /// The order; empty where the library must look.
    static Optional<UpOrder> up(String[] words) {
        if (words.length == 0 || !words[0].equals("up")) {
            return Optional.empty();
        }
        PlainWords read = new PlainWords();
        return read.all(Arrays.asList(words).subList(1, words.length).iterator()) ? Optional.of(read.order()) : Optional.empty();
    }

    private boolean all(Iterator<String> words) {
        boolean plain = true;
        while (plain && words.hasNext()) {
            String word = words.next();
            plain = FLAGS.contains(word) ? flags.add(word) : VALUES.contains(word) && words.hasNext() && value(word, words.next());
        }
        return plain;
    }

    private boolean value(String option, String value) {
        if (value.isBlank() || value.startsWith("-") || value.startsWith("@")) {
            return false;
        }
        return switch (option) {
            case "--home" -> home.isEmpty() && (home = Optional.of(value)).isPresent();
            case "--config" -> config.isEmpty() && (config = Optional.of(value)).isPresent();
            case "--port" -> port.isEmpty() && isNumber(value) && (port = Optional.of(value)).isPresent();
            case "--server" -> servers.add(value);
            case "--allow" -> allowed.add(value);
            default -> false;
        };
    }

    /// As everybody writes numbers; the library knows other ways.
    private static boolean isNumber(String value) {
        return value.length() <= 5 && value.chars().allMatch(sign -> sign >= '0' && sign <= '9') && (value.length() == 1 || value.charAt(0) != '0');
    }

    private UpOrder order() {
        OptionalInt number = port.isPresent() ? OptionalInt.of(Integer.parseInt(port.get())) : OptionalInt.empty();
        return new UpOrder(home, number, config, new ThisRun(servers, allowed), flags.contains("--detach"), flags.contains("--in-background"));
    }
}
