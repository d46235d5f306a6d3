package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Text that a server places into a page. Markup is refused, never cleaned: what a cleaner leaves is another value than the one that was
/// judged, and every cleaner has been walked around (mutation XSS).
///
/// What markup is follows the tokenizer of the HTML standard (WHATWG HTML §13.2.5): `<` before a letter, `/`, `!`, `?` or the end, and a
/// character reference, which another decoding would make markup of; in compatibility forms (`＜`) as well.
///
/// Options: `place` (`text`: between tags; `attribute`: inside a quoted attribute that is neither a URL nor a handler, where quotes, `<`,
/// `>`, `=` and backticks are refused as well), `form` (`plain`; `encoded`: the caller must have encoded the value, so
/// the five characters of HTML stand only as references), `longest`.
final class Html implements Meaning {
    static final String WORD = "html";
    private static final Pattern TAG = Pattern.compile("<(?:[A-Za-z/!?]|$)");
    private static final Pattern REFERENCE = Pattern.compile("(?i)&(?:#|(?:lt|gt|quot|amp)|[a-z][a-z0-9]{0,31};|$)");
    private static final Pattern QUOTES = Pattern.compile("[\"'`<>=]");
    private static final Pattern BARE = Pattern.compile("[<>\"'`]|&(?!(?:lt|gt|quot|amp|apos|#39|#x27);)");
    private static final Rule MARKUP = new Rule("markup", "holds the beginning of a tag", text -> holds(text, TAG));
    private static final Rule ENCODED = new Rule("reference", "holds a character reference", text -> holds(text, REFERENCE));
    private static final Rule QUOTED = new Rule("quote", "holds what ends or begins an attribute", text -> holds(text, QUOTES));
    private static final Rule UNENCODED = new Rule("unencoded", "holds one of < > \" ' ` or & that is not encoded", text -> holds(text, BARE));
    private static final Rule HIDDEN = new Rule("hidden-character", "holds a control or invisible character", Prose::hides);

    private final List<Rule> rules;

    Html(Options options) {
        boolean attribute = options.oneOf("place", List.of("text", "attribute")).equals("attribute");
        boolean encoded = options.oneOf("form", List.of("plain", "encoded")).equals("encoded");
        rules = new ArrayList<>(List.of(Rule.longerThan(options.number("longest", 16_384, 1, 1_048_576)), HIDDEN));
        rules.addAll(encoded ? List.of(UNENCODED) : List.of(MARKUP, ENCODED));
        if (attribute && !encoded) {
            rules.add(QUOTED);
        }
    }

    private static boolean holds(String text, Pattern part) {
        return part.matcher(Characters.unfolded(text)).find();
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return Rule.first(rules, value);
    }
}
