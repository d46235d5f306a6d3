package dev.gatehouse.cli;

import dev.gatehouse.control.settings.ThisRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the words after `up` ask for.
///
/// @param home         the home as written, if it was
/// @param port         the gateway's port for this run, if one was written
/// @param config       the settings file in place of the home's own, as written
/// @param run          what is meant for this run alone
/// @param detach       whether the command returns when the endpoint answers
/// @param inBackground whether this process is what such a command left behind
record UpOrder(Optional<String> home, OptionalInt port, Optional<String> config, ThisRun run, boolean detach, boolean inBackground) {
    /// The same order, word by word, as the background hears it.
    ///
    /// @param folder the home that was found
    List<String> forBackground(String folder) {
        List<String> words = new ArrayList<>(List.of("up", "--in-background", "--home", folder));
        port.ifPresent(number -> words.addAll(List.of("--port", Integer.toString(number))));
        config.ifPresent(file -> words.addAll(List.of("--config", file)));
        run.servers().forEach(server -> words.addAll(List.of("--server", server)));
        run.allowed().forEach(allowed -> words.addAll(List.of("--allow", allowed)));
        return words;
    }
}
