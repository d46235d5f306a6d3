package dev.gatehouse.gateway.zones;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.serving.front.Turnstile;
import dev.gatehouse.watch.Metrics;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireBusy;
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
        add(new Row(client.getHostAddress(), code, System.currentTimeMillis() / 60_000), 1);
    }

    private void add(Row row, long count) {
        synchronized (rows) {
            rows.merge(rows.size() < MOST || rows.containsKey(row) ? row : new Row(REST, row.code(), row.minute()), count, Long::sum);
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
        boolean there = true;
        for (Map.Entry<Row, Long> each : due.entrySet()) {
            there = there && written(each.getKey(), each.getValue());
            if (!there) {
                add(each.getKey(), each.getValue());
            }
        }
    }

    /// False where no recorder took it, so that it is kept for later. A recorder that was lost in the middle may have written it.
    private boolean written(Row row, long count) {
        try {
            recorder.ask(Deadline.after(EVERY), new Count(LedgerFields.collect()
                .with(FieldName.ADDRESS, row.address()).with(FieldName.CODE, row.code())
                .with(FieldName.MINUTE, row.minute()).with(FieldName.REFUSALS, count).done()));
        } catch (WireBusy nobody) {
            return false;
        } catch (WireException lost) {
            LOG.log(System.Logger.Level.DEBUG, "refusals may not be counted in the ledger");
        }
        return true;
    }
}
