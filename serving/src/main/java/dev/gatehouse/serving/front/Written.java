package dev.gatehouse.serving.front;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;

/// Waits plainly for one write.
final class Written implements Callback {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean failed;

    @Override
    public void succeeded() {
        done.countDown();
    }

    @Override
    public void failed(Throwable why) {
        failed = true;
        done.countDown();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /// True once everything was handed to the operating system.
    boolean within(Duration time) {
        try {
            return done.await(time.toNanos(), TimeUnit.NANOSECONDS) && !failed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
