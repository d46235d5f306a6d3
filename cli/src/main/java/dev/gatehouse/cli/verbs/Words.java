package dev.gatehouse.cli.verbs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words as a person can paste them into a shell.
final class Words {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    private Words() {}

    static String quoted(List<String> words) {
        return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
    }

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
