package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.checks.text.Invisible;
import dev.gatehouse.protocol.json.Json;
import java.util.List;
import java.util.regex.Pattern;

/// One word that a shell takes as data wherever an argument stands: bare, in single or in double quotes, in `sh`, `bash`, `zsh`,
/// `cmd.exe` and PowerShell.
///
/// By the characters a word may have, not by those it may not (POSIX.1-2024 XCU §2.2): ASCII letters and digits, `_ . , / : @ + -`
/// and `=`, and letters and digits of other scripts. It is no option (a dash at its beginning), no assignment (`PATH=…`) and no home (`~`).
final class ShellWord implements Meaning {
    static final String WORD = "shell word";
    private static final int LONGEST = 1_024;
    private static final String MARKS = "_.,/:@+-=";
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=|=");

    static final List<Rule> RULES = List.of(
        Rule.empty(),
        Rule.longerThan(LONGEST),
        new Rule("character", "holds a character that is not plain data in every shell", text -> Characters.any(text, c -> !isPlain(c))),
        new Rule("not-nfc", "is not in Unicode normalization form C", Characters::isNotNfc),
        new Rule("option-like", "begins with a dash", text -> text.startsWith("-")),
        new Rule("assignment", "is an assignment where a command may stand", text -> ASSIGNMENT.matcher(text).lookingAt()));

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return Rule.first(RULES, value);
    }

    /// Letters beyond ASCII are data; modifier letters are not, since code pages of Windows turn some into quotes.
    static boolean isPlain(int c) {
        if (c < 0x80) {
            return Characters.isAsciiWord(c) || MARKS.indexOf(c) >= 0;
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.OTHER_LETTER, Character.DECIMAL_DIGIT_NUMBER,
                Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> !Invisible.is(c) && c != 0x1C3;
            default -> false;
        };
    }
}
