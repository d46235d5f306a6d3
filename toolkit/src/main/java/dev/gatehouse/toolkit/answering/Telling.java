package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Notification;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where the notes of a piece of work go.
///
/// @param progressToken under which name the client wants to hear of progress
/// @param wanted from which level on it wants log messages
/// @param notes takes each note
/// @param breaking what ends the connection
public record Telling(Optional<Id> progressToken, Supplier<Optional<LogLevel>> wanted, Consumer<Notification> notes, Runnable breaking) {
    /// To nobody.
    public static final Telling NOBODY = new Telling(Optional.empty(), Optional::empty, _ -> {}, () -> {});
}
