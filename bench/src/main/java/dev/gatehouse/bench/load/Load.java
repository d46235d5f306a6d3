package dev.gatehouse.bench.load;

import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.bench.upstream.Tools;
import dev.gatehouse.protocol.Era;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Connections kept busy with calls, one at a time each, and every answer compared. One wrong answer, one error, ends the run.
public final class Load {
    private final Target target;
    private final Work work;
    private final Calls calls;
    private Expected expected;
    private long sent;

    /// This work at this target, which is a server of its era or bridges to one.
    public Load(Target target, Work work) {
        this.target = target;
        this.work = work;
        this.calls = new Calls(target, work.client());
    }

    /// How many calls were sent and answered.
    public long sent() {
        return sent;
    }

    /// Sends so many calls, shared out evenly among so many connections; returns the seconds that it took.
    public double send(int number, int connections) throws IOException, InterruptedException {
        if (expected == null) {
            expected = first();
        }
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Void>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int share = number / connections + (i < number % connections ? 1 : 0);
                long from = sent;
                work.add(threads.submit(() -> busy(from, share)));
                sent += share;
            }
            for (Future<Void> each : work) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Unmeasured why ? why : new Unmeasured("a call failed: " + failed.getCause());
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /// One call of any tool, on a connection of its own, after the handshake where the era has one.
    public Reply once(Tools tool) throws IOException {
        try (var client = new Client(target)) {
            return client.exchange(calls.of(tool).with(0));
        }
    }

    private Expected first() throws IOException {
        if (work.client() == Era.LEGACY) {
            shakeHands();
        }
        Reply reply = once(work.tool());
        sent++;
        return Expected.from(reply, 0, work.tool().text());
    }

    private void shakeHands() throws IOException {
        try (var client = new Client(target)) {
            Reply begun = client.exchange(calls.initialize());
            if (begun.session().isEmpty() || client.exchange(calls.initialized(begun.session())).status() != 202) {
                throw new Unmeasured("no session was begun: " + begun);
            }
        }
    }

    private Void busy(long from, int share) throws IOException {
        Numbered mine = calls.of(work.tool());
        Expected answer = expected.copy();
        Client client = new Client(target);
        try {
            for (long number = from; number < from + share; number++) {
                if (client.ended()) {
                    client.close();
                    client = new Client(target);
                }
                answer.compare(client.exchange(mine.with(number)), number);
            }
            return null;
        } finally {
            client.close();
        }
    }
}
