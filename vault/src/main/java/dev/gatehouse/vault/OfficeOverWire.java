package dev.gatehouse.vault;

import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.Signed;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.control.snapshot.SnapshotRefused;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.State;
import java.io.IOException;

/// Answers the office: takes its signed snapshots, and reports on the broker.
final class OfficeOverWire implements ExchangeHandler {
    private static final System.Logger LOG = System.getLogger(OfficeOverWire.class.getName());

    private final LastGood lastGood;
    private final Broker broker;

    OfficeOverWire(LastGood lastGood, Broker broker) {
        this.lastGood = lastGood;
        this.broker = broker;
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        exchange.send(switch (start) {
            case Settings offered -> take(exchange.body(offered.length()));
            case Ask _ -> new State(broker.report());
            case Message _ -> throw new IOException("not for the broker");
        });
    }

    Message take(byte[] encoded) {
        try {
            Snapshot snapshot = lastGood.accept(Signed.decode(encoded));
            broker.use(snapshot);
            return new Running(snapshot.version());
        } catch (SnapshotRefused | IOException | RuntimeException refused) {
            LOG.log(System.Logger.Level.WARNING, "a snapshot was refused: {0}", refused.getMessage());
            return new Rejected(refused.getClass().getSimpleName());
        }
    }
}
