package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Answer;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;

/// A server's answer to a subscription: its yes is noted before the client hears it.
record Subscribing(Answer answer, Runnable noted) implements Answer {
    @Override
    public Message next() throws Refused {
        Message message = answer.next();
        if (message instanceof Success) {
            noted.run();
        }
        return message;
    }

    @Override
    public void cancel() {
        answer.cancel();
    }

    @Override
    public void close() {
        answer.close();
    }
}
