package dev.gatehouse.ledger;

import dev.gatehouse.ledger.LedgerException.Crowded;
import dev.gatehouse.ledger.LedgerException.OutOfOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/// Judges the entries of one batch, each as if those before it were written already, and changes nothing until they are.
final class Turns {
    private static final String CLOSED = null;

    private final OpenCalls open;
    private final int limit;
    private final Map<String, String> changes = LinkedHashMap.newLinkedHashMap(4);
    private int count;

    Turns(OpenCalls open, int limit) {
        this.open = open;
        this.limit = limit;
        this.count = open.size();
    }

    /// Null when the entry may be written.
    LedgerException judge(Entry entry) {
        return switch (entry) {
            case Entry.Open opening -> opening(opening);
            case Entry.Checkpoint checkpoint -> isOpen(checkpoint.call()) ? null : new OutOfOrder("a checkpoint of a call that is not open");
            case Entry.Close closing -> closing(closing);
            case Entry.Refused refused -> isOpen(refused.call()) ? new OutOfOrder("a refusal of a call that is open") : null;
            case Entry.Count _, Entry.Event _ -> null;
        };
    }

    /// Makes the judged entries count. A call that closes and opens again in one batch moves to the end, as it does in the file.
    void take() {
        changes.forEach((call, zone) -> {
            open.close(call);
            if (zone != CLOSED) open.open(call, zone);
        });
    }

    private LedgerException opening(Entry.Open opening) {
        if (isOpen(opening.call())) return new OutOfOrder("the call is open already");
        if (count == limit) return new Crowded(limit);
        change(opening.call(), opening.zone());
        count++;
        return null;
    }

    private LedgerException closing(Entry.Close closing) {
        if (!isOpen(closing.call())) return new OutOfOrder("the call is not open: it was never opened, or closed before");
        change(closing.call(), CLOSED);
        count--;
        return null;
    }

    /// Keeps the order of the last change, which is the order in the file.
    private void change(String call, String zone) {
        changes.remove(call);
        changes.put(call, zone);
    }

    private boolean isOpen(String call) {
        return changes.containsKey(call) ? changes.get(call) != CLOSED : open.has(call);
    }
}
