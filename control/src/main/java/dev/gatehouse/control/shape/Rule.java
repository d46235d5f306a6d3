package dev.gatehouse.control.shape;

import dev.gatehouse.control.document.Problems;
import java.util.List;

/// What must hold between the keys of one group.
public sealed interface Rule {
    /// Exactly one of these is written.
    record ExactlyOne(List<String> keys) implements Rule {}

    /// Where the key is written, the other one is too.
    record OnlyWith(String key, String needed) implements Rule {}

    /// Anything else; told by its own sentence, not in the editor's schema.
    record Also(Question question) implements Rule {}

    /// Looks at a group and notes what is wrong. Values that were wrong by themselves are absent and already noted.
    @FunctionalInterface
    interface Question {
        void ask(Values values, Problems problems);
    }
}
