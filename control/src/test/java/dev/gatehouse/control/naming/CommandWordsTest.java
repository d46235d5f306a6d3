package dev.gatehouse.control.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {
    /// Command and words, with a slash between words.
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', ignoreLeadingAndTrailingWhitespace = false, value = {
        "a~a", "a b~a/b", "  a   b  ~a/b", "a\tb~a/b", "a 'b c'~a/b c", "a \"b c\"~a/b c", "a b' 'c~a/b c", "a \"b\"'c'd~a/bcd",
        "a ''~a/", "a \"\"~a/", "a '|;&<>$`'~a/|;&<>$`", "a \"|;&<>\"~a/|;&<>", "a \\|~a/|", "a \\$x~a/$x", "a b\\ c~a/b c",
        "a \\\\~a/\\", "a 'b\\c'~a/b\\c", "a \"b\\\"c\"~a/b\"c", "a \"b\\\\c\"~a/b\\c", "a \"b\\nc\"~a/b\\nc", "a \"\\$x\"~a/$x",
        "a \"\\`x\"~a/`x", "a \"it's\"~a/it's", "a 'say \"x\"'~a/say \"x\"", "a x=y~a/x=y", "a --k='v w'~a/--k=v w", "a a#b~a/a#b",
        "a '*'~a/*", "a {x,y}~a/{x,y}", "a !x~a/!x", "a ]~a/]", "a é~a/é"})
    void wordsAreSplitAsPosixDoes(String command, String words) {
        assertThat(CommandWords.split(command)).isEqualTo(new CommandWords.Good(List.of(words.split("/", -1))));
    }

    @Test
    void aTildeInsideAWordIsItself() {
        assertThat(CommandWords.split("a b~c '~d'")).isEqualTo(new CommandWords.Good(List.of("a", "b~c", "~d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", ";", "&", "<", ">", "(", ")", "$", "`", "*", "?", "["})
    void whatAShellWouldActUponIsRefusedByName(String character) {
        for (String command : List.of("a " + character, "a b" + character + "c", character, "a" + character + "b")) {
            assertThat(CommandWords.split(command)).isInstanceOfSatisfying(CommandWords.Bad.class,
                    bad -> assertThat(bad.why()).startsWith("holds " + character));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "a \"$x\"!holds $", "a \"`x`\"!holds `", "a ~/x!holds ~", "a #x!holds #", "a 'b!a single quote is never closed.",
        "a \"b!a double quote is never closed.", "a \\!ends with a backslash.", "''!names no program.", "-y a!starts with an option",
        "A=b c!starts with NAME=VALUE"})
    void whatIsNoCommandIsToldWhy(String command, String why) {
        assertThat(CommandWords.split(command)).isInstanceOfSatisfying(CommandWords.Bad.class, bad -> assertThat(bad.why()).startsWith(why));
    }

    @Test
    void nothingButSpacesIsNoCommand() {
        assertThat(CommandWords.split(" \t ")).isEqualTo(new CommandWords.Bad("names no program."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a 'b\nc'", "a \"b\rc\"", "a \\\nb", "a \0", "a '\u001b[0m'", "a \u0085b"})
    void controlCharactersAreNowhereInACommand(String command) {
        assertThat(CommandWords.split(command)).isInstanceOf(CommandWords.Bad.class);
    }

    @Test
    void tooLongAndTooManyAreRefused() {
        assertThat(CommandWords.split("a ".repeat(129))).isInstanceOf(CommandWords.Bad.class);
        assertThat(CommandWords.split("a".repeat(8193))).isInstanceOf(CommandWords.Bad.class);
        assertThat(CommandWords.of(List.of())).isInstanceOf(CommandWords.Bad.class);
        assertThat(CommandWords.of(List.of("a", "b\nc"))).isInstanceOf(CommandWords.Bad.class);
    }

    @Test
    void aListIsTakenWordForWord() {
        assertThat(CommandWords.of(List.of("a", "$x | y", ""))).isEqualTo(new CommandWords.Good(List.of("a", "$x | y", "")));
    }
}
