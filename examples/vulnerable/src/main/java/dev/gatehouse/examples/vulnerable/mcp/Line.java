package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;

/// What a tool can say and hear while it runs.
public interface Line {

    /// Tells the client that the tool has come this far, if the client wants to hear it.
    void progress(int step);

    /// Whether somebody cancelled the call.
    boolean isCancelled();

    /// Asks the client's person for a yes on this call's stream (2025-11-25) and waits for the answer.
    boolean asks(String question) throws InterruptedException;

    /// Whether the client speaks 2026-07-28.
    boolean isModern();

    /// Nothing is said and nothing heard.
    Line SILENT = new Line() {
        @Override
        public void progress(int step) {
            // nobody listens
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean asks(String question) {
            return false;
        }

        @Override
        public boolean isModern() {
            return true;
        }
    };

    /// A question to a modern client, as the result that asks it.
    static Outcome question(String key, String message, String state) {
        var params = Map.of("mode", "form", "message", message, "requestedSchema", Map.of("type", "object", "properties", Map.of()));
        return new Outcome(Map.of("resultType", "input_required", "requestState", state,
            "inputRequests", Map.of(key, Map.of("method", "elicitation/create", "params", params))));
    }
}
