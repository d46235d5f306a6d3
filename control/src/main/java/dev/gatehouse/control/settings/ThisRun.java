package dev.gatehouse.control.settings;

import java.util.List;

/// What is meant for one run and stands in no file.
///
/// @param servers more servers, each `[NAME=]COMMAND` or `[NAME=]URL` (`--server`)
/// @param allowed what is let through to one server besides what its settings say, each `NAME:WORD,WORD` (`--allow`)
public record ThisRun(List<String> servers, List<String> allowed) {
    /// Nothing but what the file says.
    public static final ThisRun PLAIN = new ThisRun(List.of(), List.of());

    public ThisRun {
        servers = List.copyOf(servers);
        allowed = List.copyOf(allowed);
    }

    /// Servers alone.
    public static ThisRun of(List<String> servers) {
        return new ThisRun(servers, List.of());
    }
}
