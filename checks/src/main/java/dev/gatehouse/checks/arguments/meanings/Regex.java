package dev.gatehouse.checks.arguments.meanings;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonString;
import java.util.List;

/// A regular expression that cannot be made to run forever (CWE-1333): one that a linear engine compiles (RE2, so neither lookaround nor
/// back-references), small when its counts are written out, and, since the server's engine may go back over what it read, without
/// the shapes that cost such an engine exponential time (see [RegexShape]).
///
/// Options: `engine` (`backtracking`; `linear` states that the server's own engine is linear, and the shapes are then allowed), `longest`.
final class Regex implements Meaning {
    static final String WORD = "regex";
    private static final int LARGEST = 2_000;

    private final List<Rule> rules;
    private final boolean linear;

    Regex(Options options) {
        linear = options.oneOf("engine", List.of("backtracking", "linear")).equals("linear");
        rules = List.of(
            Rule.empty(),
            Rule.longerThan(options.number("longest", 512, 1, 4_096)),
            new Rule("hidden-character", "holds a control or invisible character", Prose::hides));
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        Fit text = Rule.first(rules, value);
        return text == Fit.FITS ? judge(((JsonString) value).value()) : text;
    }

    private Fit judge(String pattern) {
        RegexShape shape = RegexShape.of(pattern);
        if (shape.isDeep()) {
            return new Fit.Unfit("too-deep", "has more groups within groups than are followed");
        }
        if (shape.size() > LARGEST) {
            return new Fit.Unfit("too-large", "is larger than " + LARGEST + " steps when its counts are written out");
        }
        if (!compiles(pattern)) {
            return new Fit.Unfit("not-linear", "is no regular expression of a linear engine");
        }
        boolean costly = !linear && shape.isAmbiguous();
        return costly ? new Fit.Unfit("ambiguous", "repeats what repeats or chooses within, or the same twice in a row") : Fit.FITS;
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException | IndexOutOfBoundsException refused) {
            return false;
        }
    }
}
