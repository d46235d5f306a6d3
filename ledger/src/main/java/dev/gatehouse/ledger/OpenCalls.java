package dev.gatehouse.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The calls that are open at a point of the ledger, in the order of their opening, and who opened them. Bounded by its owner.
final class OpenCalls {
    /// No ledger has more calls open at a time.
    static final int MOST = 65_536;

    private final Map<String, String> zones = new LinkedHashMap<>();

    boolean has(String call) {
        return zones.containsKey(call);
    }

    int size() {
        return zones.size();
    }

    void open(String call, String zone) {
        zones.put(call, zone);
    }

    void close(String call) {
        zones.remove(call);
    }

    List<String> all() {
        return List.copyOf(zones.keySet());
    }

    List<String> of(String zone) {
        var calls = new ArrayList<String>();
        zones.forEach((call, by) -> {
            if (by.equals(zone)) calls.add(call);
        });
        return calls;
    }

    List<Line.Carried> carried() {
        var lines = new ArrayList<Line.Carried>(zones.size());
        zones.forEach((call, zone) -> lines.add(new Line.Carried(call, zone)));
        return lines;
    }
}
