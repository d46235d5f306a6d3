package dev.gatehouse.bench.load;

import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.bench.upstream.Tools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Connections kept busy with calls, one at a time each, and every answer compared. One wrong answer, one error, ends the run.
public final class Load {
    private final Target target;
    private final Calls calls;
    private Expected expected;
    private long sent;

    /// Calls of the tool `echo` at this target.
    public Load(Target target) {
        this.target = target;
        this.calls = new Calls(target, Tools.ECHO.tool());
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

    /// One call of any tool, on a connection of its own.
    public Reply once(Tools tool) throws IOException {
        try (var client = new Client(target)) {
            return client.exchange(new Calls(target, tool.tool()).numbered(0));
        }
    }

    private Expected first() throws IOException {
        Reply reply = once(Tools.ECHO);
        sent++;
        return Expected.from(reply, 0, Tools.ECHO.text());
    }

    private Void busy(long from, int share) throws IOException {
        Calls mine = calls.copy();
        Expected answer = expected.copy();
        Client client = new Client(target);
        try {
            for (long number = from; number < from + share; number++) {
                if (client.ended()) {
                    client.close();
                    client = new Client(target);
                }
                answer.compare(client.exchange(mine.numbered(number)), number);
            }
            return null;
        } finally {
            client.close();
        }
    }
}
