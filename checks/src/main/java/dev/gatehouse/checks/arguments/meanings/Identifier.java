package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The name of one object: never a pattern, a list, a path, or a word that stands for all, for none or for something in a runtime.
///
/// Options: `form` (`name`: ASCII letters and digits, `-`, `_` and `.` between them; `uuid`: RFC 9562, neither nil nor max; `number`: a
/// positive integer as a JSON number or as its digits), `prefix` (what a name begins with), `separators` (characters of `/:@#`
/// that part a name into names, as in `owner/repository`), `longest`.
final class Identifier implements Meaning {
    static final String WORD = "identifier";
    private static final long LARGEST = (1L << 53) - 1;
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern ONE_DIGIT_UUID = Pattern.compile("(?i)[0-]+|[f-]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,15}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?");
    private static final Set<String> WORDS = Set.of("all", "any", "each", "every", "none", "nil",
        "null", "undefined", "undef", "then", "nan", "infinity",
        "true", "false", "constructor", "prototype", "hasownproperty", "tostring", "valueof");

    private final Form form;
    private final String separators;
    private final List<Rule> rules;

    /// What an identifier is written as.
    private enum Form { NAME, UUID, NUMBER }

    Identifier(Options options) {
        form = Form.valueOf(options.oneOf("form", List.of("name", "uuid", "number")).toUpperCase(Locale.ROOT));
        Optional<String> prefix = options.word("prefix", text -> NAME.matcher(text).lookingAt(), "must be the beginning of a name");
        separators = options.word("separators", text -> text.matches("[/:@#]{1,4}"), "must be some of / : @ #").orElse("");
        int longest = options.number("longest", 128, 1, 1_024);
        rules = List.of(
            Rule.empty(),
            Rule.longerThan(longest),
            new Rule("form", "is not in the form of this identifier", text -> !hasForm(text)),
            new Rule("word", "is a word that stands for all, for none or for a part of a runtime", this::anyWord),
            new Rule("prefix", "does not begin as this identifier must", text -> prefix.isPresent() && !text.startsWith(prefix.get())));
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return switch (value) {
            case JsonString text -> Rule.first(rules, text.value());
            case JsonNumber number when form == Form.NUMBER -> Rule.first(rules, number.text());
            default -> new Fit.Unfit("type", form == Form.NUMBER ? "is neither a string nor a number" : "is not a string");
        };
    }

    private boolean hasForm(String text) {
        return switch (form) {
            case NAME -> names(text).allMatch(each -> NAME.matcher(each).matches() && !each.contains(".."));
            case UUID -> UUID.matcher(text).matches() && !ONE_DIGIT_UUID.matcher(text).matches();
            case NUMBER -> NUMBER.matcher(text).matches() && Long.parseLong(text) <= LARGEST;
        };
    }

    private boolean anyWord(String text) {
        return names(text).anyMatch(each -> WORDS.contains(each.toLowerCase(Locale.ROOT)));
    }

    private Stream<String> names(String text) {
        return separators.isEmpty() ? Stream.of(text) : List.of(text.split("[" + separators + "]", -1)).stream();
    }
}
