package dev.gatehouse.gateway.whole;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tricks that wait, so that a test can look while a call runs.
final class Moments {
    private Moments() {}

    /// Answers when the latch opens.
    static FakeServers.Trick answerAfter(CountDownLatch go) {
        return (asked, exchange) -> {
            await(go);
            Says.result(asked, exchange, Says.ECHO);
        };
    }

    /// Never answers; opens the latch when the gate gives the call up.
    static FakeServers.Trick silentUntilGone(CountDownLatch gone) {
        return (asked, exchange) -> {
            exchange.onGone(gone::countDown);
            await(gone);
        };
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("it did not come about");
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
