package dev.gatehouse.gateway.errands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Several calls of one message at the same time, a few of them: each takes one of the connections over which all calls go.
public final class Together {

    private Together() {}

    /// The outcomes in the order of the parts. Each part ends by its own deadline.
    ///
    /// @param atOnce how many run at the same time
    public static <P, T> List<T> each(int atOnce, List<P> parts, Function<P, T> what) {
        var turns = new Semaphore(atOnce);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            parts.forEach(part -> running.add(threads.submit(inTurn(turns, part, what))));
            return outcomes(running);
        }
    }

    private static <P, T> Callable<T> inTurn(Semaphore turns, P part, Function<P, T> what) {
        return () -> {
            turns.acquire();
            try {
                return what.apply(part);
            } finally {
                turns.release();
            }
        };
    }

    private static <T> List<T> outcomes(List<Future<T>> running) {
        List<T> outcomes = new ArrayList<>();
        try {
            for (Future<T> each : running) {
                outcomes.add(each.get());
            }
        } catch (ExecutionException surprise) {
            throw new IllegalStateException(surprise.getCause().getClass().getSimpleName());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
        return outcomes;
    }
}
