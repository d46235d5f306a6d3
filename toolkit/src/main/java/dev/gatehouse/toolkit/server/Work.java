package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.json.JsonObject;

/// What a tool, a prompt or a resource does when it is asked for.
///
/// It runs on a thread of its own, may block, and is interrupted when it is cancelled. After an [Outcome.Ask] it runs again from its
/// beginning, with the answers: what it did before it asked is done twice, so it asks first.
@FunctionalInterface
public interface Work {
    /// @param given the arguments of a tool or a prompt; of a resource its `uri` and the variables of its template
    /// @throws InterruptedException when it was cancelled; nobody waits for its outcome then
    Outcome run(JsonObject given, Running running) throws InterruptedException;

    /// Work that always comes to the same.
    static Work of(Outcome outcome) {
        return (_, _) -> outcome;
    }
}
