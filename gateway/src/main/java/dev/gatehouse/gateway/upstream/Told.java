package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Answer;
import dev.gatehouse.protocol.Message;

/// An answer that was known before it was asked for.
record Told(Message message) implements Answer {
    @Override
    public Message next() {
        return message;
    }

    @Override
    public void cancel() {
        // Nothing runs.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
