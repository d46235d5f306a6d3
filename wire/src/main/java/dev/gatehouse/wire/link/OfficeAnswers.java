package dev.gatehouse.wire.link;

import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.State;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/// What a zone answers the office: it takes settings, or rejects them and runs on as it was, and reports on itself.
public final class OfficeAnswers implements ExchangeHandler {
    private static final System.Logger LOG = System.getLogger(OfficeAnswers.class.getName());

    private final Taking taking;
    private final Supplier<List<Fact>> report;

    /// @param report what the zone says of itself
    public OfficeAnswers(Taking taking, Supplier<List<Fact>> report) {
        this.taking = taking;
        this.report = report;
    }

    /// Puts a snapshot in force.
    @FunctionalInterface
    public interface Taking {
        /// The version that the zone runs on now.
        ///
        /// @throws Exception for a snapshot that is not taken; the office learns its kind, the log its message
        long take(byte[] snapshot) throws Exception;
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        exchange.send(switch (start) {
            case Settings offered -> take(exchange.body(offered.length()));
            case Ask _ -> new State(report.get());
            case Message _ -> throw new IOException("the office does not ask this");
        });
    }

    private Message take(byte[] snapshot) {
        try {
            return new Running(taking.take(snapshot));
        } catch (Exception refused) {
            LOG.log(System.Logger.Level.WARNING, "a snapshot was refused: {0}", refused.getMessage());
            return new Rejected(refused.getClass().getSimpleName());
        }
    }
}
