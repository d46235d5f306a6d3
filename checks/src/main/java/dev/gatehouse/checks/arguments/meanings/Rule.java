package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/// One thing that a text may not have. A meaning of texts is a list of these in the order they are asked.
///
/// @param name for machines
/// @param reason to be read after "the value …"
/// @param broken whether a text has it
record Rule(String name, String reason, Predicate<String> broken) {

    /// The first broken rule, or a fit.
    static Fit first(List<Rule> rules, String text) {
        for (Rule rule : rules) {
            if (rule.broken().test(text)) {
                return rule.unfit();
            }
        }
        return Fit.FITS;
    }

    /// The same for a value that must be a string.
    static Fit first(List<Rule> rules, Json value) {
        return value instanceof JsonString text ? first(rules, text.value()) : NOT_TEXT;
    }

    /// What is said of a value that is no string.
    static final Fit NOT_TEXT = new Fit.Unfit("type", "is not a string");

    static Rule empty() {
        return new Rule("empty", "is empty", String::isEmpty);
    }

    /// In bytes of UTF-8: what file systems, protocols and databases count.
    static Rule longerThan(int bytes) {
        return new Rule("too-long", "is longer than " + bytes + " bytes", text -> isLonger(text, bytes));
    }

    private static boolean isLonger(String text, int bytes) {
        return text.length() > bytes || text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    Fit unfit() {
        return new Fit.Unfit(name, reason);
    }
}
