package dev.gatehouse.checks.arguments.meanings;

import java.util.List;

/// What is wrong with the options that an operator wrote for a meaning.
///
/// @param option the option, or the word of the meaning itself
/// @param reason to be read after its name
/// @param valid the words that would have been right here, so that whoever shows the problem can name the nearest; often none
public record Problem(String option, String reason, List<String> valid) {

    /// Keeps a copy of the words.
    public Problem {
        valid = List.copyOf(valid);
    }
}
