package dev.gatehouse.control.shape;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What may be written at a place.
public sealed interface Shape {
    /// A text of at most `longest` characters that the pattern finds whole and that passes one more question.
    ///
    /// @param wanted what is meant, ending the sentence "must be …"
    record Text(String wanted, Pattern pattern, int longest, Predicate<String> also) implements Shape {
        public Text(String wanted, String pattern, int longest) {
            this(wanted, pattern, longest, _ -> true);
        }

        public Text(String wanted, String pattern, int longest, Predicate<String> also) {
            this(wanted, Pattern.compile(pattern), longest, also);
        }

        boolean fits(String value) {
            return value.length() <= longest && pattern.matcher(value).matches() && also.test(value);
        }
    }

    /// A whole number between two bounds.
    record Whole(long least, long most) implements Shape {}

    /// `true` or `false`.
    record Flag() implements Shape {}

    /// A duration such as `30s`, `5m`, `1h`.
    record Span(Duration least, Duration most) implements Shape {}

    /// A size such as `64KiB`, `4MiB`.
    record Size(long least, long most) implements Shape {}

    /// One of a closed list of words.
    record Choice(List<String> words) implements Shape {}

    /// A command: one text that is split into words, or a list of words.
    record CommandLine() implements Shape {}

    /// A tree of any form below one object: what is meant for somebody else.
    record Tree() implements Shape {}

    /// A list, nothing twice.
    record Many(Shape each, int most) implements Shape {}

    /// Names that the writer chooses, each with a value of one shape.
    record Named(Text name, Shape each, int most) implements Shape {}

    /// Known keys, and what must hold between them.
    record Group(List<Key> keys, List<Rule> rules) implements Shape {
        public Group(List<Key> keys) {
            this(keys, List.of());
        }

        Key key(String name) {
            return keys.stream().filter(key -> key.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such key in the table: " + name));
        }
    }
}
