package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waiting: tricks that do, so that a test can look while a call runs, and for what another thread brings about.
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

    /// Waits until this holds.
    static void until(BooleanSupplier holds) throws InterruptedException {
        for (long end = System.nanoTime() + 15_000_000_000L; !holds.getAsBoolean() && System.nanoTime() < end;) {
            Thread.sleep(5);
        }
        assertThat(holds.getAsBoolean()).isTrue();
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
