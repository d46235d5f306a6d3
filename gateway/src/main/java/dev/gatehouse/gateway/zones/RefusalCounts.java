package dev.gatehouse.gateway.zones;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.serving.front.Turnstile;
import dev.gatehouse.watch.Metrics;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.message.Count;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerFields;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Refusals counted by address, code and minute. They go into the ledger as counts, once a while, so that nobody who knocks fills the disk.
public final class RefusalCounts implements Turnstile {
    private static final System.Logger LOG = System.getLogger(RefusalCounts.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int MOST = 4_096;
    private static final String REST = "others";

    private final ConnectionPool recorder;
    private final Metrics metrics;
    private final Map<Row, Long> rows = new HashMap<>();

    private record Row(String address, String code, long minute) {}

    /// @param recorder connections that the recorder dialled
    public RefusalCounts(ConnectionPool recorder, Metrics metrics) {
        this.recorder = recorder;
        this.metrics = metrics;
        Thread.ofVirtual().name("refusal-counts").start(this::keepWriting);
    }

    @Override
    public void refused(InetAddress client, Refusal refusal, CallId call) {
        String code = refusal.code().word();
        metrics.counter("gatehouse_refusals_total", "Requests that were refused, by code.", "code", code).increment();
        long minute = System.currentTimeMillis() / 60_000;
        synchronized (rows) {
            var row = new Row(client.getHostAddress(), code, minute);
            rows.merge(rows.size() < MOST || rows.containsKey(row) ? row : new Row(REST, code, minute), 1L, Long::sum);
        }
    }

    private void keepWriting() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                write();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        Map<Row, Long> due;
        synchronized (rows) {
            due = new HashMap<>(rows);
            rows.clear();
        }
        due.forEach((row, count) -> {
            try {
                recorder.ask(Deadline.after(EVERY), new Count(LedgerFields.collect()
                    .with(FieldName.ADDRESS, row.address()).with(FieldName.CODE, row.code())
                    .with(FieldName.MINUTE, row.minute()).with(FieldName.REFUSALS, count).done()));
            } catch (WireException unwritten) {
                LOG.log(System.Logger.Level.DEBUG, "refusals were not counted in the ledger");
            }
        });
    }
}
