package dev.gatehouse.examples.vulnerable.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the server offers.
public record Library(List<Tool> tools, Resources resources, List<Prompt> prompts, Tasks tasks) {

    /// What can be read by address.
    public interface Resources {
        /// Those that a listing shows to this caller.
        List<Map<String, Object>> listed(Who who);

        /// The shapes of addresses.
        List<Map<String, Object>> templates();

        /// The text behind an address.
        Optional<String> read(String uri);
    }

    /// A prompt with one argument.
    ///
    /// @param argument the name of its argument
    /// @param work the text for a value of it
    public record Prompt(String name, String description, String argument, java.util.function.UnaryOperator<String> work) {
        Map<String, Object> listed() {
            return Map.of("name", name, "description", description, "arguments", List.of(Map.of("name", argument, "required", true)));
        }
    }

    /// Calls that go on after their answer.
    @FunctionalInterface
    public interface Tasks {
        /// How far a task is.
        Optional<Map<String, Object>> get(String id);
    }
}
