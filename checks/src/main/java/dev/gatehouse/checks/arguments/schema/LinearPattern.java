package dev.gatehouse.checks.arguments.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.checks.arguments.meanings.RegexShape;
import java.util.Optional;

/// A regular expression on an engine that reads a text once (RE2): it costs no more than its own size for each character, and that is paid
/// for before. One that the engine does not read is never given to another.
final class LinearPattern {
    /// In steps, when its counts are written out.
    static final int LARGEST = 2_000;
    private static final int LONGEST = 1_000;

    private final Pattern engine;
    private final int size;

    private LinearPattern(Pattern engine, int size) {
        this.engine = engine;
        this.size = size;
    }

    /// Reads one, where the engine can.
    static Optional<LinearPattern> of(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.empty();
        }
        RegexShape shape = RegexShape.of(pattern);
        return shape.isDeep() || shape.size() > LARGEST ? Optional.empty()
            : EcmaPattern.forRe2(pattern).flatMap(LinearPattern::compiled).map(engine -> new LinearPattern(engine, (int) shape.size()));
    }

    private static Optional<Pattern> compiled(String pattern) {
        try {
            return Optional.of(Pattern.compile(pattern));
        } catch (PatternSyntaxException | IndexOutOfBoundsException notRe2) {
            return Optional.empty();
        }
    }

    int size() {
        return size;
    }

    /// Whether some part of the text is as it says: nothing is anchored that does not say so (JSON Schema Core §6.4).
    boolean isIn(String text, Run run) {
        run.pay(4 + (long) text.length() * size / 2);
        return engine.matcher(text).find();
    }
}
