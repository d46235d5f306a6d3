package dev.gatehouse.gateway.whole;

import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.message.Checkpoint;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.Count;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Open;
import dev.gatehouse.wire.message.Opened;
import dev.gatehouse.wire.message.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A recorder that keeps what it is told in a list.
final class FakeRecorder implements ExchangeHandler {
    /// One line of the ledger.
    record Line(String kind, LedgerFields fields) {
        String text(FieldName name) {
            return fields.text(name).orElse("");
        }

        boolean isOf(String call) {
            return text(FieldName.CALL).equals(call);
        }
    }

    private final List<Line> lines = new ArrayList<>();
    /// What is answered instead of doing its work; null does it. Throwing ends the connection without an answer.
    volatile Instead instead = _ -> null;

    /// Another answer than the usual.
    interface Instead {
        Message answer(Message start) throws IOException;
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        Message other = instead.answer(start);
        exchange.send(other != null ? other : keep(start));
    }

    private Message keep(Message start) throws IOException {
        return switch (start) {
            case Open(LedgerFields fields) -> note("open", fields, new Opened(1));
            case Checkpoint(LedgerFields fields) -> note("checkpoint", fields, new Noted());
            case Close(LedgerFields fields) -> note("close", fields, new Noted());
            case Refused(LedgerFields fields) -> note("refused", fields, new Noted());
            case Count(LedgerFields fields) -> note("count", fields, new Noted());
            case Event(LedgerFields fields) -> note("event", fields, new Noted());
            case Message other -> throw new IOException("not for a recorder: " + other.kind());
        };
    }

    private synchronized Message note(String kind, LedgerFields fields, Message answer) {
        lines.add(new Line(kind, fields));
        notifyAll();
        return answer;
    }

    synchronized List<Line> of(String call) {
        return lines.stream().filter(line -> line.isOf(call)).toList();
    }

    synchronized List<Line> all() {
        return List.copyOf(lines);
    }

    /// The first such line, waited for.
    synchronized Line await(Predicate<Line> wanted) throws InterruptedException {
        long end = System.nanoTime() + 15_000_000_000L;
        while (System.nanoTime() < end) {
            Optional<Line> found = lines.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            wait(200);
        }
        throw new AssertionError("the ledger has no such line");
    }
}
