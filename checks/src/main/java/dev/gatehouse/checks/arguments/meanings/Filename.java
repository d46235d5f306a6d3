package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The name of one file, never a path: see [Component] for what a name is.
///
/// Options: `extensions` (the last extension is one of these), `dotNames` (names like `.gitignore` are allowed).
final class Filename implements Meaning {
    static final String WORD = "filename";
    private static final Predicate<String> EXTENSION =
        text -> !text.isEmpty() && text.length() <= 16 && text.chars().allMatch(Characters::isAsciiWord);

    private final List<Rule> rules = new ArrayList<>();

    Filename(Options options) {
        List<String> extensions = options.words("extensions", EXTENSION, "must be a list of extensions without their dot")
            .stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        boolean dotNames = options.flag("dotNames");
        rules.add(Rule.empty());
        rules.add(new Rule("separator", "holds a path separator", text -> text.indexOf('/') >= 0));
        rules.add(new Rule("dot-segment", "consists of dots", Component::isDots));
        rules.addAll(Component.RULES);
        if (!dotNames) {
            rules.add(Component.DOT_NAME);
        }
        if (!extensions.isEmpty()) {
            rules.add(new Rule("extension", "has none of the allowed extensions", text -> !extensions.contains(extension(text))));
        }
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return Rule.first(rules, value);
    }

    private static String extension(String text) {
        return text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
