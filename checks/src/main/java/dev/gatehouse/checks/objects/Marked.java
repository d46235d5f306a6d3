package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Listed;

/// What of a server is marked.
public sealed interface Marked {
    /// A tool.
    record Tool(String name) implements Marked {}

    /// A prompt.
    record Prompt(String name) implements Marked {}

    /// The resources whose addresses fit a template; the arguments are its places.
    record Resource(Template template) implements Marked {}

    /// What the server lists. It has no arguments.
    record Listing(Listed of) implements Marked {}

    /// For the ledger: `tool get_note`.
    default String word() {
        return switch (this) {
            case Tool(String name) -> "tool " + name;
            case Prompt(String name) -> "prompt " + name;
            case Resource(Template template) -> "resource " + template.written();
            case Listing(Listed of) -> of.method();
        };
    }
}
