package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A house that works for long, while its settings change again and again: no call is lost, and memory does not grow.
class SoakTest {
    private static final boolean LONG = System.getProperty("prove", "").equals("soak");
    private static final Duration WHOLE = LONG ? Duration.ofMinutes(Integer.getInteger("prove.minutes", 40)) : Duration.ofSeconds(8);
    private static final Duration BETWEEN_CHANGES = LONG ? Duration.ofMinutes(1) : Duration.ofSeconds(3);
    private static final int CLIENTS = 4;
    /// Each client waits so long between two calls that one processor of two is busy at most.
    private static final Duration PAUSE = Duration.ofMillis(8);
    private static final double GROWTH = 1.1;

    @Test
    void noCallIsLostAndMemoryIsFlatWhileSettingsChange() throws Exception {
        Path folder = Folders.fresh();
        Path settings = Files.writeString(folder.resolve("gatehouse.yaml"), settings(0, ""));
        try (Newsstand spare = new Newsstand(); House house = House.up("--config", settings.toString());
            ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + WHOLE.toNanos();
            var me = new Mcp(house.url("notes"), house.token("me", "local", "notes"));
            var calls = new AtomicLong();
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                working.add(clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        assertThat(me.call("echo", "{\"text\":\"still here\"}").text()).isEqualTo("still here");
                        calls.incrementAndGet();
                        Thread.sleep(PAUSE);
                    }
                    return null;
                }));
            }
            List<Long> memory = new ArrayList<>();
            for (int change = 1; System.nanoTime() + BETWEEN_CHANGES.toNanos() < end; change++) {
                Thread.sleep(BETWEEN_CHANGES);
                Files.writeString(settings, settings(change, change % 2 == 0 ? "" : "servers: {spare: {url: \"" + spare.url() + "\"}}\n"));
                house.gatehouse("config", "apply").ended(0);
                memory.add(Memory.of(house));
            }
            for (Future<?> each : working) {
                each.get();
            }
            house.gatehouse("ledger", "verify").ended(0);
            System.out.println("SoakTest: " + calls + " calls and " + memory.size() + " changes of settings in " + WHOLE.toSeconds() + " s; MiB over all zones: "
                + memory.stream().map(kib -> Long.toString(kib / 1024)).toList());
            assertThat(calls.get()).isPositive();
            if (LONG) { // a heap finds its size in the first minutes
                long middle = memory.subList(memory.size() / 3, 2 * memory.size() / 3).stream().mapToLong(Long::longValue).max().orElseThrow();
                assertThat(memory.subList(2 * memory.size() / 3, memory.size())).allSatisfy(late -> assertThat((double) late).isLessThan(GROWTH * middle));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static String settings(int change, String servers) {
        return "version: 1\n" + servers + "limits: {requestsPerAddress: 100000, caller: {perMinute: 1000000, burst: " + (10_000 + change) + "}}\n";
    }
}
