package dev.gatehouse.examples.stdio;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;

/// One tool: what it says of itself, and what it does.
///
/// @param arguments names of its arguments, all required; `text` arguments are strings, `number` arguments are numbers
public record Tool(String name, String description, List<Argument> arguments, Work work) {

    /// One argument.
    public record Argument(String name, String type) {
        public static Argument text(String name) {
            return new Argument(name, "string");
        }

        public static Argument number(String name) {
            return new Argument(name, "number");
        }
    }

    /// What a tool does with its arguments.
    @FunctionalInterface
    public interface Work {
        /// @throws ToolFailed if it cannot; the sentence goes to the agent as a tool error
        String apply(JsonObject arguments, Progress progress) throws ToolFailed;
    }

    /// Tells the client how far a tool has come, if the client asked to be told.
    @FunctionalInterface
    public interface Progress {
        void report(int done, int of);
    }

    /// A tool's own failure.
    public static final class ToolFailed extends Exception {
        public ToolFailed(String sentence) {
            super(sentence);
        }
    }
}
