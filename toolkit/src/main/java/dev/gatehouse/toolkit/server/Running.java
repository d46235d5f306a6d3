package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// What a piece of work can say while it runs, and what it can know of its client.
public interface Running {
    /// Tells how far it has come; nobody hears it who did not ask, nor when it did not come further.
    void progress(long done, long total);

    /// Sends a log message to a client that wants this level.
    void log(LogLevel level, String logger, Json data);

    /// What the client said to the question of this key; empty before it was asked.
    Optional<JsonObject> answer(String key);

    /// What the work kept when it asked.
    Optional<JsonObject> state();

    /// What the client says that it can do. It may say anything: nothing is decided by it but what is asked of it.
    JsonObject clientCapabilities();

    /// Ends the connection that carries this call, where its client can come back for the rest; else does nothing.
    void breakStream();
}
