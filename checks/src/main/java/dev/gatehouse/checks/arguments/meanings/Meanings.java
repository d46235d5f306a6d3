package dev.gatehouse.checks.arguments.meanings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Every meaning there is, by the word an operator writes. Open [Meaning] for what one does.
public final class Meanings {
    private static final Map<String, Function<Options, Meaning>> BY_WORD = byWord();

    private Meanings() {}

    private static Map<String, Function<Options, Meaning>> byWord() {
        Map<String, Function<Options, Meaning>> all = new LinkedHashMap<>();
        all.put(Path.WORD, Path::new);
        all.put(Filename.WORD, Filename::new);
        all.put(Url.WORD, Url::new);
        all.put(Email.WORD, Email::new);
        all.put(Identifier.WORD, Identifier::new);
        all.put(Quantity.WORD, Quantity::new);
        all.put(Money.WORD, _ -> new Money());
        all.put(Secret.WORD, _ -> new Secret());
        all.put(Sql.WORD, Sql::new);
        all.put(ShellWord.WORD, _ -> new ShellWord());
        all.put(Argv.WORD, Argv::new);
        all.put(Html.WORD, Html::new);
        all.put(Template.WORD, Template::new);
        all.put(Regex.WORD, Regex::new);
        all.put(Prose.WORD, Prose::new);
        return all;
    }

    /// The words, in the order of `docs/meanings.md`.
    public static List<String> words() {
        return List.copyOf(BY_WORD.keySet());
    }

    /// The names of the options that the meaning of this word takes; none for a word that is not one.
    public static List<String> optionsOf(String word) {
        if (!BY_WORD.containsKey(word)) {
            return List.of();
        }
        Options none = new Options(Map.of());
        BY_WORD.get(word).apply(none);
        return none.asked();
    }

    /// Makes the meaning of this word with these options, or tells every problem at once.
    ///
    /// @param options plain values as a settings file gives them: `String`, `Boolean`, `Integer`, `Long`, `BigDecimal`, lists of strings,
    ///     maps from strings to such lists
    public static Made read(String word, Map<String, ?> options) {
        Function<Options, Meaning> maker = BY_WORD.get(word);
        if (maker == null) {
            return new Made.Wrong(List.of(new Problem(word, "is no meaning", words())));
        }
        Options read = new Options(options);
        Meaning meaning = maker.apply(read);
        List<Problem> problems = read.problems();
        return problems.isEmpty() ? new Made.Ready(meaning) : new Made.Wrong(problems);
    }
}
