package dev.gatehouse.control.naming;

import java.util.List;

/// A command split into words, or why it is none. Quotes and backslashes work as in POSIX words (XCU 2.2); nothing is ever
/// expanded and nothing is an operator, since no shell is asked: what a shell would act upon is refused by name, so that nobody
/// relies on something that does not happen, and no line means one thing here and another in a terminal.
public sealed interface CommandWords {
    /// The most words.
    int MOST = 128;
    /// The longest command, in UTF-16 units.
    int LONGEST = 8192;

    /// The words; the first one is the program. Never printed: arguments may be secrets.
    record Good(List<String> words) implements CommandWords {
        public Good {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return "Good[" + words.size() + " words]";
        }
    }

    /// Why this is no command, as a sentence.
    record Bad(String why) implements CommandWords {}

    /// Splits a text.
    static CommandWords split(String text) {
        return text.length() > LONGEST ? new Bad("is longer than " + LONGEST + " characters.") : new Splitting(text).words();
    }

    /// Takes words as they are: anything may stand in them but control characters.
    static CommandWords of(List<String> words) {
        if (words.isEmpty() || words.getFirst().isBlank()) {
            return new Bad("names no program.");
        }
        if (words.size() > MOST) {
            return new Bad("has more than " + MOST + " words.");
        }
        if (words.stream().mapToInt(String::length).sum() > LONGEST) {
            return new Bad("is longer than " + LONGEST + " characters.");
        }
        if (words.stream().anyMatch(word -> word.codePoints().anyMatch(Character::isISOControl))) {
            return new Bad("holds a control character.");
        }
        if (words.getFirst().startsWith("-")) {
            return new Bad("starts with an option instead of a program.");
        }
        if (words.getFirst().indexOf('=') >= 0) {
            return new Bad("starts with NAME=VALUE instead of a program: variables go to environment in gatehouse.yaml.");
        }
        return new Good(words);
    }
}
