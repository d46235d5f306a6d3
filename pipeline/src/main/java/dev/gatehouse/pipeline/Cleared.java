package dev.gatehouse.pipeline;

import java.util.concurrent.atomic.AtomicBoolean;

/// Proof that one call passed every check and that the ledger knows of it. Only the [Pipeline] makes one, and it works once.
public final class Cleared {
    private final Call call;
    private final AtomicBoolean used = new AtomicBoolean();

    Cleared(Call call) {
        this.call = call;
    }

    /// The call, the first time. Whoever asks again is about to send a call twice, and is stopped.
    public Call use() {
        if (used.getAndSet(true)) {
            throw new IllegalStateException("a cleared call is sent once");
        }
        return call;
    }
}
