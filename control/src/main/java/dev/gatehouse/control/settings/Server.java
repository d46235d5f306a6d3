package dev.gatehouse.control.settings;

import dev.gatehouse.control.naming.ServerName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One MCP server behind Gatehouse.
///
/// @param allow extensions that are let through although they are closed by default (`apps`: `ui://` resources)
/// @param deadline how long one call may take
/// @param toolDeadlines how long calls of single tools may take, where that differs
/// @param costs which tools' calls are expensive or destructive
/// @param maxAnswer how large one answer may be, in bytes
public record Server(ServerName name, Source source, Set<String> allow, Duration deadline, Map<String, Duration> toolDeadlines,
        Map<String, String> costs, long maxAnswer) {
    public Server {
        allow = Set.copyOf(allow);
        toolDeadlines = Map.copyOf(toolDeadlines);
        costs = Map.copyOf(costs);
    }

    /// The same server, with this let through to it.
    Server allowing(Set<String> what) {
        return new Server(name, source, what, deadline, toolDeadlines, costs, maxAnswer);
    }

    /// Where it runs.
    public sealed interface Source {}

    /// A program that the keeper starts and speaks with on its standard input and output.
    ///
    /// @param words the program and its arguments; never printed, arguments may be secrets
    /// @param folders what it may write besides its own folder
    /// @param environment variables it gets besides the keeper's own
    /// @param pin the exact package it must be, where written
    public record Hosted(List<String> words, List<Path> folders, Map<String, String> environment, Optional<Pin> pin) implements Source {
        public Hosted {
            words = List.copyOf(words);
            folders = List.copyOf(folders);
            environment = Map.copyOf(environment);
        }

        /// Program, count of arguments, names of variables: no values.
        @Override
        public String toString() {
            return "Hosted[" + words.getFirst() + " +" + (words.size() - 1) + ", environment=" + environment.keySet() + "]";
        }
    }

    /// A server that is reached over HTTP, by the broker. Holds no user part, query or fragment.
    public record Remote(URI url) implements Source {}

    /// An exact package.
    ///
    /// @param hash `sha512-BASE64` as npm writes it, or `sha256:HEX`
    public record Pin(String version, String hash) {}
}
