package dev.gatehouse.checks.arguments.meanings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The options of one meaning, read strictly: each is asked for by its meaning, and what nobody asked for is a problem.
///
/// Values are plain: `String`, `Boolean`, numbers, lists of strings, and maps of such lists. A wrong one is replaced by a harmless
/// value and noted, so that all problems are told at once; a meaning with problems is never made.
final class Options {
    private static final int MOST_WORDS = 1_000;
    private static final int LONGEST_WORD = 1_024;

    private final Map<String, Object> written;
    private final List<String> asked = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Options(Map<String, ?> written) {
        this.written = new LinkedHashMap<>(written);
    }

    /// All problems: those noted, and what was written and never asked for.
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        for (String name : new TreeMap<>(written).keySet()) {
            if (!asked.contains(name)) {
                all.add(new Problem(name, "is no option of this meaning", asked));
            } else if (written.get(name) == null) {
                all.add(new Problem(name, "has no value", List.of()));
            }
        }
        return all;
    }

    /// The names that were asked for, in that order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    void note(String name, String reason) {
        problems.add(new Problem(name, reason, List.of()));
    }

    boolean flag(String name) {
        return switch (ask(name)) {
            case null -> false;
            case Boolean given -> given;
            default -> wrong(name, "must be true or false", false);
        };
    }

    int number(String name, int usual, int least, int most) {
        return switch (ask(name)) {
            case null -> usual;
            case Integer given when given >= least && given <= most -> given;
            case Long given when given >= least && given <= most -> given.intValue();
            default -> wrong(name, "must be a whole number from " + least + " to " + most, usual);
        };
    }

    /// A number of any size, or empty when it is not written.
    Optional<BigDecimal> decimal(String name) {
        return switch (ask(name)) {
            case null -> Optional.empty();
            case Integer given -> Optional.of(BigDecimal.valueOf(given));
            case Long given -> Optional.of(BigDecimal.valueOf(given));
            case BigDecimal given when given.precision() <= 34 && Math.abs(given.scale()) <= 34 -> Optional.of(given);
            default -> wrong(name, "must be a number", Optional.of(BigDecimal.ZERO));
        };
    }

    /// One of these words; the first where none is written.
    String oneOf(String name, List<String> words) {
        Object given = ask(name);
        if (given == null || given instanceof String word && words.contains(word)) {
            return given == null ? words.getFirst() : (String) given;
        }
        problems.add(new Problem(name, "must be one of " + String.join(", ", words), words));
        return words.getFirst();
    }

    Optional<String> word(String name, Predicate<String> shape, String reason) {
        return switch (ask(name)) {
            case null -> Optional.empty();
            case String word when word.length() <= LONGEST_WORD && shape.test(word) -> Optional.of(word);
            default -> wrong(name, reason, Optional.empty());
        };
    }

    /// A list of words, empty when it is not written.
    List<String> words(String name, Predicate<String> shape, String reason) {
        return switch (ask(name)) {
            case null -> List.of();
            case List<?> given when areWords(given, shape) -> given.stream().map(String.class::cast).toList();
            default -> wrong(name, reason, List.of());
        };
    }

    /// A list of words that has at least one.
    List<String> someWords(String name, Predicate<String> shape, String reason) {
        List<String> words = words(name, shape, reason);
        if (words.isEmpty() && problems.stream().noneMatch(each -> each.option().equals(name))) {
            note(name, "must be written: " + reason);
        }
        return words;
    }

    /// A map from words to lists of words that has at least one.
    Map<String, List<String>> wordLists(String name, Predicate<String> key, Predicate<String> shape, String reason) {
        if (!(ask(name) instanceof Map<?, ?> given) || given.isEmpty() || given.size() > MOST_WORDS) {
            return wrong(name, "must be written: " + reason, Map.of());
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : given.entrySet()) {
            if (each.getKey() instanceof String word && key.test(word) && each.getValue() instanceof List<?> list && areWords(list, shape)) {
                lists.put(word, list.stream().map(String.class::cast).toList());
            } else {
                return wrong(name, reason, Map.of());
            }
        }
        return lists;
    }

    private static boolean areWords(List<?> given, Predicate<String> shape) {
        return given.size() <= MOST_WORDS
            && given.stream().allMatch(each -> each instanceof String word && word.length() <= LONGEST_WORD && shape.test(word));
    }

    private Object ask(String name) {
        asked.add(name);
        return written.get(name);
    }

    private <T> T wrong(String name, String reason, T instead) {
        note(name, reason);
        return instead;
    }
}
