package dev.gatehouse.egress;

import dev.gatehouse.destinations.Host;
import dev.gatehouse.egress.DialFailure.Cancelled;
import dev.gatehouse.egress.DialFailure.NoSuchName;
import dev.gatehouse.egress.DialFailure.TooBusy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the resolver on a few threads of its own, under a deadline.
///
/// The machine's resolver blocks in native code for as long as it likes; on a virtual thread it would hold the carrier, and
/// with it every other call of a small zone.
final class Names implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final List<InetAddress> THIS_MACHINE =
            List.of(literal(127, 0, 0, 1), literal(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    private final Resolver resolver;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("egress-names-", 0).factory());

    Names(Resolver resolver) {
        this.resolver = resolver;
        threads.allowCoreThreadTimeOut(true);
    }

    List<InetAddress> addressesOf(Host host, Fuse fuse) throws Undialled {
        return switch (host) {
            case Host.Literal(var address) -> List.of(address);
            case Host.Name name -> name.isLocalhost() ? THIS_MACHINE : asked(name, fuse);
        };
    }

    private List<InetAddress> asked(Host.Name name, Fuse fuse) throws Undialled {
        try {
            Future<List<InetAddress>> answer = threads.submit(() -> resolver.addressesOf(name.bare()));
            fuse.hold(() -> answer.cancel(true));
            return List.copyOf(answer.get(fuse.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException full) {
            throw new Undialled(new TooBusy());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Undialled(new Cancelled(Sent.NO));
        } catch (CancellationException cut) {
            throw new Undialled(fuse.cut() == Fuse.Cut.BY_CALLER ? new Cancelled(Sent.NO) : new NoSuchName());
        } catch (ExecutionException | TimeoutException | RuntimeException none) {
            throw new Undialled(new NoSuchName());
        }
    }

    private static InetAddress literal(int... octets) {
        var bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 octets", impossible);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
