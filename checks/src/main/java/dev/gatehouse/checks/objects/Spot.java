package dev.gatehouse.checks.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a JSON value, written `pairs[].left.note.id`: members by their names, in quotes where a name holds more than letters, digits and
/// `_-$@`; `[]` for every entry of a list, `{}` for the value of every member, and `{name}`, as the last step alone, for the name of every member.
///
/// @param written as an operator wrote it
record Spot(String written, List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("\\.(?:([\\p{L}\\p{N}_$@-]+)|\"([^\"\\p{Cntrl}]+)\")|(\\[])|(\\{})|(\\{name})");

    /// One step downwards.
    sealed interface Step {
        /// To the member of this name.
        record Member(String name) implements Step {}

        /// To every entry.
        record Entries() implements Step {}

        /// To the value of every member.
        record Values() implements Step {}

        /// To the name of every member.
        record Names() implements Step {}
    }

    Spot {
        steps = List.copyOf(steps);
    }

    /// @throws IllegalArgumentException where this is none
    static Spot of(String written) {
        String text = written.startsWith("[") || written.startsWith("{") ? written : "." + written;
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int end = 0;
        for (; step.region(end, text.length()).lookingAt(); end = step.end()) {
            steps.add(step(step));
        }
        if (end < text.length() || steps.subList(0, steps.size() - 1).contains(new Step.Names())) {
            throw new IllegalArgumentException("not a spot");
        }
        return new Spot(written, steps);
    }

    /// Whether it is the names of members that it leads to.
    boolean isOfNames() {
        return steps.getLast() instanceof Step.Names;
    }

    private static Step step(Matcher found) {
        if (found.group(1) != null) {
            return new Step.Member(found.group(1));
        }
        if (found.group(2) != null) {
            return new Step.Member(found.group(2));
        }
        return found.group(3) != null ? new Step.Entries() : found.group(4) != null ? new Step.Values() : new Step.Names();
    }
}
