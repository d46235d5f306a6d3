package dev.gatehouse.recorder;

import dev.gatehouse.ledger.Effect;
import dev.gatehouse.ledger.Entry;
import dev.gatehouse.ledger.LedgerException;
import dev.gatehouse.ledger.LedgerWriter;
import dev.gatehouse.ledger.Outcome;
import dev.gatehouse.ledger.Receipt;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.link.GatheredHandler;
import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Checkpoint;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.Count;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerCode;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Open;
import dev.gatehouse.wire.message.Opened;
import dev.gatehouse.wire.message.Refused;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes what other zones report. Who says a thing is known from the connection, never from the message.
///
/// What waits together is written together: one write, one head, and then each is answered.
final class Recording implements ExchangeHandler, GatheredHandler {
    private static final System.Logger LOG = System.getLogger(Recording.class.getName());
    private static final String START = "start";

    private final LedgerWriter ledger;
    private final NewSettings settings;

    /// What the recorder does with a snapshot.
    @FunctionalInterface
    interface NewSettings {
        Message take(Settings offered, byte[] snapshot);
    }

    Recording(LedgerWriter ledger, NewSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        exchange.send(switch (start) {
            case Settings offered -> settings.take(offered, exchange.body(offered.length()));
            case Ask _ -> state();
            case Message report -> answer(exchange.peer(), report);
        });
    }

    @Override
    public List<Message> answer(Zone zone, List<Message> reports) {
        if (reports.size() == 1 || reports.stream().anyMatch(Event.class::isInstance)) {
            return reports.stream().map(report -> answer(zone, report)).toList();
        }
        List<Receipt> receipts = ledger.append(reports.stream().map(report -> entry(zone, report)).toList());
        List<Message> answers = new ArrayList<>(receipts.size());
        for (int i = 0; i < receipts.size(); i++) {
            answers.add(switch (receipts.get(i)) {
                case Receipt.Written(long number) -> written(reports.get(i), number);
                case Receipt.Declined(LedgerException why) -> failed(why);
            });
        }
        return answers;
    }

    /// A zone that says it has just started left no call behind that anybody will end: those are closed as unknown first.
    private Message answer(Zone zone, Message report) {
        try {
            if (report instanceof Event event && text(event.fields(), FieldName.WHAT).equals(START)) {
                ledger.abandon(zone.word(), "the zone started again");
            }
            return written(report, ledger.append(entry(zone, report)));
        } catch (LedgerException refused) {
            return failed(refused);
        }
    }

    private static Message written(Message report, long number) {
        return report instanceof Open ? new Opened(number) : new Noted();
    }

    /// @throws IllegalArgumentException for what is no report
    private static Entry entry(Zone zone, Message report) {
        return switch (report) {
            case Open(LedgerFields fields) -> opened(zone, fields);
            case Checkpoint(LedgerFields fields) -> checkpoint(fields);
            case Close(LedgerFields fields) -> closed(fields);
            case Refused(LedgerFields fields) -> refused(zone, fields);
            case Count(LedgerFields fields) -> counted(zone, fields);
            case Event(LedgerFields fields) -> event(zone, fields);
            case Message _ -> throw new IllegalArgumentException("not for the recorder");
        };
    }

    private static Message failed(LedgerException refused) {
        LedgerCode code = switch (refused) {
            case LedgerException.Full _ -> LedgerCode.FULL;
            case LedgerException.Crowded _ -> LedgerCode.BUSY;
            case LedgerException.OutOfOrder _ -> LedgerCode.TWICE;
            case LedgerException.Failed _, LedgerException.Damaged _, LedgerException.Locked _ -> LedgerCode.BROKEN;
        };
        LOG.log(System.Logger.Level.WARNING, "not written: {0}", refused.getMessage());
        return new LedgerFailed(code, refused.getMessage());
    }

    private static Entry event(Zone zone, LedgerFields fields) {
        return new Entry.Event(zone.word(), text(fields, FieldName.WHAT), text(fields, FieldName.SUBJECT), text(fields, FieldName.DETAIL),
            number(fields, FieldName.SETTINGS));
    }

    private static Entry opened(Zone zone, LedgerFields fields) {
        return new Entry.Open(text(fields, FieldName.CALL), zone.word(), text(fields, FieldName.TENANT), text(fields, FieldName.CALLER),
            text(fields, FieldName.ROUTE), text(fields, FieldName.SERVER), text(fields, FieldName.METHOD), text(fields, FieldName.TARGET),
            text(fields, FieldName.REVISION), number(fields, FieldName.SETTINGS));
    }

    private static Entry checkpoint(LedgerFields fields) {
        return new Entry.Checkpoint(text(fields, FieldName.CALL), number(fields, FieldName.MESSAGES), number(fields, FieldName.BYTES));
    }

    private static Entry closed(LedgerFields fields) {
        return new Entry.Close(text(fields, FieldName.CALL), word(Outcome.values(), text(fields, FieldName.OUTCOME), Outcome.UNKNOWN),
            word(Effect.values(), text(fields, FieldName.EFFECT), Effect.UNKNOWN), text(fields, FieldName.CODE), text(fields, FieldName.BY),
            text(fields, FieldName.DETAIL), number(fields, FieldName.MILLIS), number(fields, FieldName.MESSAGES),
            number(fields, FieldName.IN), number(fields, FieldName.OUT));
    }

    private static Entry refused(Zone zone, LedgerFields fields) {
        return new Entry.Refused(text(fields, FieldName.CALL), zone.word(), text(fields, FieldName.TENANT), text(fields, FieldName.CALLER),
            text(fields, FieldName.ROUTE), text(fields, FieldName.SERVER), text(fields, FieldName.METHOD), text(fields, FieldName.TARGET),
            text(fields, FieldName.REVISION), number(fields, FieldName.SETTINGS), text(fields, FieldName.CODE),
            text(fields, FieldName.BY), text(fields, FieldName.DETAIL), number(fields, FieldName.MILLIS));
    }

    private static Entry counted(Zone zone, LedgerFields fields) {
        return new Entry.Count(zone.word(), text(fields, FieldName.ADDRESS), text(fields, FieldName.CODE),
            Instant.ofEpochSecond(number(fields, FieldName.MINUTE) * 60), number(fields, FieldName.REFUSALS));
    }

    private Message state() {
        return new State(List.of(new Fact("open", Integer.toString(ledger.openCalls())),
            new Fact("failure", ledger.failure().map(LedgerException::getMessage).orElse(""))));
    }

    private static String text(LedgerFields fields, FieldName name) {
        return fields.text(name).orElse("");
    }

    private static long number(LedgerFields fields, FieldName name) {
        return fields.number(name).orElse(0);
    }

    private static <E extends Enum<E>> E word(E[] all, String word, E otherwise) {
        for (E each : all) {
            if (each.name().equalsIgnoreCase(word)) {
                return each;
            }
        }
        return otherwise;
    }
}
