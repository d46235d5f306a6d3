package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.checks.text.HiddenText;
import dev.gatehouse.protocol.json.Json;
import java.util.List;

/// Text for people: what stands in it is what a reader sees. Control characters, terminal escapes, tag characters, zero-width runs and
/// bidirectional overrides are refused by the same measure by which answers are made plain ([HiddenText]), and so are piles of
/// combining marks and characters that mean nothing to anybody else (private, unassigned).
///
/// Whether a text tries to direct a model is not judged here.
///
/// Options: `longest` (bytes), `oneLine`.
final class Prose implements Meaning {
    static final String WORD = "prose";
    private static final int MOST_MARKS = 5;
    private static final Rule HIDDEN = new Rule("hidden-character", "holds a character that a reader does not see", Prose::hides);
    private static final Rule UNKNOWN =
        new Rule("unknown-character", "holds a private or unassigned character", text -> Characters.any(text, Prose::isUnknown));
    private static final Rule MARKS = new Rule("marks", "has more than " + MOST_MARKS + " combining marks in a row", Prose::pilesMarks);

    private final List<Rule> rules;

    Prose(Options options) {
        int longest = options.number("longest", 16_384, 1, 1_048_576);
        boolean oneLine = options.flag("oneLine");
        rules = List.of(Rule.longerThan(longest), HIDDEN, UNKNOWN, MARKS,
            new Rule("line-break", "has more than one line", text -> oneLine && Characters.any(text, Prose::breaksLine)));
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return Rule.first(rules, value);
    }

    /// Whether making the text plain would take something out of it.
    static boolean hides(String text) {
        return !HiddenText.plain(text).equals(text);
    }

    /// Private and unassigned characters, and the controls of notations that are no prose (music, shorthand).
    private static boolean isUnknown(int c) {
        int type = Character.getType(c);
        return type == Character.PRIVATE_USE || type == Character.UNASSIGNED || c >= 0x1D173 && c <= 0x1D17A || c >= 0x1BCA0 && c <= 0x1BCA3;
    }

    private static boolean breaksLine(int c) {
        return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean pilesMarks(String text) {
        int marks = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            marks = Characters.isMark(text.codePointAt(at)) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }
}
