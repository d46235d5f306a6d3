package dev.gatehouse.gateway.zones;

import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.Signed;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.control.snapshot.SnapshotRefused;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.State;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Answers the office: takes its signed snapshots, and reports on the gate.
public final class OfficeOverWire implements ExchangeHandler {
    private static final System.Logger LOG = System.getLogger(OfficeOverWire.class.getName());

    private final LastGood lastGood;
    private final Consumer<Snapshot> use;
    private final Supplier<List<Fact>> report;

    /// @param use puts a snapshot in force
    /// @param report what the gate says of itself
    public OfficeOverWire(LastGood lastGood, Consumer<Snapshot> use, Supplier<List<Fact>> report) {
        this.lastGood = lastGood;
        this.use = use;
        this.report = report;
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        exchange.send(switch (start) {
            case Settings offered -> take(exchange.body(offered.length()));
            case Ask _ -> new State(report.get());
            case Message _ -> throw new IOException("not for the gate");
        });
    }

    private Message take(byte[] encoded) {
        try {
            Snapshot snapshot = lastGood.accept(Signed.decode(encoded));
            use.accept(snapshot);
            return new Running(snapshot.version());
        } catch (SnapshotRefused | IOException | RuntimeException refused) {
            LOG.log(System.Logger.Level.WARNING, "a snapshot was refused: {0}", refused.getMessage());
            return new Rejected(refused.getClass().getSimpleName());
        }
    }
}
