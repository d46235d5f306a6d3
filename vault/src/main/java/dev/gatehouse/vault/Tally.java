package dev.gatehouse.vault;

import dev.gatehouse.destinations.Origin;
import dev.gatehouse.egress.DialFailure;
import dev.gatehouse.egress.Incoming;
import dev.gatehouse.egress.Outcome;
import dev.gatehouse.wire.link.EventLine;
import dev.gatehouse.wire.message.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what was dialled and how it failed, and tells the recorder of each host and each kind of failure once.
///
/// Both are bounded: hosts by what operators wrote, failures by their closed list of codes.
final class Tally {
    private static final int MOST_TOLD = 4096;

    private final EventLine events;
    private final LongAdder requests = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Tally(EventLine events) {
        this.events = events;
    }

    /// One request came to this end.
    void count(Origin origin, Outcome outcome) {
        requests.increment();
        switch (outcome) {
            case Incoming _ -> tellOnce("dialled", origin.toString(), "");
            case DialFailure failure -> {
                failures.computeIfAbsent(failure.code(), _ -> new LongAdder()).increment();
                tellOnce("dial-failed", origin.toString(), failure.code());
            }
        }
    }

    private void tellOnce(String what, String origin, String code) {
        if (told.size() < MOST_TOLD && told.add(what + " " + origin + " " + code)) {
            events.tell(what, origin, code);
        }
    }

    /// The counts as the office reports them.
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("requests", requests.toString()));
        failures.forEach((code, count) -> facts.add(new Fact("failures." + code, count.toString())));
        return facts;
    }
}
