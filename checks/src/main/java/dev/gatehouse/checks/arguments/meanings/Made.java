package dev.gatehouse.checks.arguments.meanings;

import java.util.List;

/// What reading a written meaning gives: the meaning, or all that is wrong with it.
public sealed interface Made {

    /// It can be asked.
    record Ready(Meaning meaning) implements Made {}

    /// It cannot be made; at least one problem.
    record Wrong(List<Problem> problems) implements Made {

        /// Keeps a copy.
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
