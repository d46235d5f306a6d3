package dev.gatehouse.toolkit.server;

import java.util.List;

/// Suggests how an argument of a prompt, or a variable of a template, may go on.
@FunctionalInterface
public interface Completion {
    /// @param of the prompt's name, or the template
    /// @param argument which argument
    /// @param begun what is there of it
    List<String> suggest(String of, String argument, String begun);
}
