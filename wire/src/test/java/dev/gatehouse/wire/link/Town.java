package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Method;
import dev.gatehouse.wire.message.Send;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Sockets in a folder of their own and a secret for every lane: whatever a test opens here is closed with it.
final class Town implements AutoCloseable {
    final Path folder;
    final PeerUser me;
    private final Map<Lane, StartSecret> secrets = new EnumMap<>(Lane.class);
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Town() throws IOException {
        folder = Files.createTempDirectory("wire");
        me = PeerUser.sameAsMe();
        for (Lane lane : Lane.values()) {
            secrets.put(lane, StartSecret.random());
        }
    }

    Path socket(Zone zone) {
        return folder.resolve(zone.word() + ".sock");
    }

    Secrets secretsOf(Zone self) {
        Map<Zone, StartSecret> shared = new EnumMap<>(Zone.class);
        secrets.forEach((lane, secret) -> {
            if (lane.dialler() == self || lane.listener() == self) {
                shared.put(lane.across(self), secret);
            }
        });
        return Secrets.of(shared);
    }

    WireListener listen(Zone zone, ExchangeHandler handler) throws IOException {
        WireListener listener = WireListener.open(socket(zone), zone, secretsOf(zone), me, handler);
        listener.start();
        return keep(listener);
    }

    WireDialer dialer(Zone self, Zone to) {
        return WireDialer.to(socket(to), self, to, secretsOf(self), me);
    }

    <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    static Deadline soon() {
        return Deadline.afterMillis(5_000);
    }

    static Send call(int bodyLength, int firstCredit) {
        return new Send("c1", "notes", "acme", "alice", Method.POST, List.of(), Optional.empty(), 5_000, firstCredit, bodyLength);
    }

    static ExchangeHandler nothing() {
        return (start, exchange) -> {
            throw new IOException("nothing is expected here");
        };
    }

    /// Waits for what another thread brings about.
    static void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come about within five seconds");
            }
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                throw new IOException(failed);
            }
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
