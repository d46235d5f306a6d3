package dev.gatehouse.gateway.errands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The same for several servers at the same time, a few of them: each call takes one of the connections over which all calls go.
final class Together {
    private static final int AT_ONCE = 16;

    private Together() {}

    /// The outcomes in the order of the parts. Each part ends by its own deadline.
    static <T> List<T> each(List<Part> parts, Function<Part, T> what) {
        var turns = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            parts.forEach(part -> running.add(threads.submit(inTurn(turns, part, what))));
            return outcomes(running);
        }
    }

    private static <T> Callable<T> inTurn(Semaphore turns, Part part, Function<Part, T> what) {
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
