package dev.gatehouse.serving.front;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads on which requests run: a few of the operating system first, and virtual ones for all that are beyond them.
///
/// A request waits for other zones several times. A thread of the operating system waits in the kernel and is woken once; a virtual one is
/// woken by a poller that was woken first, which costs twice as much where little else goes on. How many requests there are at a time is
/// the business of [Seats].
final class Hands {
    /// Stacks are what they cost; more than these at a time are busy enough that a second wake-up is shared.
    static final int FEW = 32;
    private static final long REST_SECONDS = 60;

    private Hands() {
    }

    /// An executor that never waits and never refuses.
    static Executor fresh() {
        return new ThreadPoolExecutor(0, FEW, REST_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("front-request-", 0).factory(), (request, _) -> Thread.startVirtualThread(request));
    }
}
