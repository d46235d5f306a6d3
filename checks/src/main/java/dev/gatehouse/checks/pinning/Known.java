package dev.gatehouse.checks.pinning;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What servers say of themselves and of their tools, as a listing of ours last had it. A tool is called by what its server says now: what it told a client
/// before is no reason to believe that it still means it.
///
/// Bounded: the server that was asked least lately is forgotten first, and asked again when one of its tools is called.
public final class Known {
    /// For how long a listing of ours is good.
    public static final Duration GOOD = Duration.ofMinutes(1);
    /// The same where the server has said since that its tools changed: one that says so all the time is asked once in this time.
    private static final Duration DOUBTED = Duration.ofMillis(250);
    /// A call that began while it was good may still be judged by it.
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final long MOST_BYTES = 6L << 20;
    private static final int MOST_FAILURES = 1_000;

    private final LongSupplier nanos;
    private final Map<Pins.Place, Told> places = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<CallId, Refusal> failures = new LinkedHashMap<>();
    private long bytes;

    /// What one server told one tenant.
    private static final class Told {
        private final Map<String, Said> tools = new HashMap<>();
        private Optional<Definition> server = Optional.empty();
        private boolean doubted;

        private long bytes() {
            return server.map(said -> said.text().length()).orElse(0) + tools.values().stream().mapToLong(said -> said.definition().text().length()).sum();
        }
    }

    /// @param seen when it was in any listing
    /// @param read when a listing of ours that had it was complete; empty where none was since it is so
    private record Said(Definition definition, long seen, Optional<Long> read) {}

    /// @param nanos a steady clock
    public Known(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// The moment at which a listing of ours begins.
    public long now() {
        return nanos.getAsLong();
    }

    /// So a server introduced itself.
    public synchronized void met(Pins.Place place, Definition server) {
        Told told = places.computeIfAbsent(place, _ -> new Told());
        bytes += server.text().length() - told.server.map(said -> said.text().length()).orElse(0);
        told.server = Optional.of(server);
        makeRoom(place);
    }

    /// How the server introduced itself last; nothing where it has not, or that is forgotten.
    synchronized Optional<Definition> server(Pins.Place place) {
        return Optional.ofNullable(places.get(place)).flatMap(told -> told.server);
    }

    /// A listing had this.
    synchronized void saw(Pins.Place place, Definition definition) {
        Map<String, Said> tools = places.computeIfAbsent(place, _ -> new Told()).tools;
        Optional<Said> before = Optional.ofNullable(tools.get(definition.key().name()));
        Optional<Long> read = before.filter(said -> said.definition().digest().equals(definition.digest())).flatMap(Said::read);
        tools.put(definition.key().name(), new Said(definition, now(), read));
        bytes += definition.text().length() - before.map(said -> said.definition().text().length()).orElse(0);
        makeRoom(place);
    }

    private void makeRoom(Pins.Place spared) {
        for (Iterator<Map.Entry<Pins.Place, Told>> each = places.entrySet().iterator(); bytes > MOST_BYTES && each.hasNext();) {
            Map.Entry<Pins.Place, Told> oldest = each.next();
            if (!oldest.getKey().equals(spared)) {
                bytes -= oldest.getValue().bytes();
                each.remove();
            }
        }
        if (bytes > MOST_BYTES) {
            bytes -= places.remove(spared).bytes();
        }
    }

    /// A listing of ours that began then is complete.
    public synchronized void read(Pins.Place place, long since) {
        Optional.ofNullable(places.get(place)).ifPresent(told -> {
            long now = now();
            told.doubted = false;
            told.tools.replaceAll((_, said) -> said.seen() - since < 0 ? said : new Said(said.definition(), said.seen(), Optional.of(now)));
        });
    }

    /// A listing of ours for this call came to nothing.
    public synchronized void failed(CallId call, Refusal why) {
        failures.put(call, why);
        if (failures.size() > MOST_FAILURES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /// Why there was no listing for this call; told once.
    synchronized Optional<Refusal> failure(CallId call) {
        return Optional.ofNullable(failures.remove(call));
    }

    /// Whether this call's tool was in a listing of ours a short while ago.
    public synchronized boolean isGood(Call.ToolCall call) {
        Pins.Place place = Pins.Place.of(call.facts());
        Told told = places.get(place);
        return told != null && tool(place, call.tool().value(), told.doubted ? DOUBTED : GOOD).isPresent();
    }

    /// What the server says of this call's tool.
    public Optional<Definition> of(Call.ToolCall call) {
        return tool(Pins.Place.of(call.facts()), call.tool().value());
    }

    /// What the server says of this tool.
    synchronized Optional<Definition> tool(Pins.Place place, String tool) {
        return tool(place, tool, GRACE);
    }

    private Optional<Definition> tool(Pins.Place place, String tool, Duration age) {
        return Optional.ofNullable(places.get(place)).map(told -> told.tools.get(tool))
            .filter(said -> said.read().filter(read -> now() - read < age.toNanos()).isPresent()).map(Said::definition);
    }

    /// The server says that its tools have changed, or shows it.
    public synchronized void doubt(String server) {
        places.forEach((place, told) -> told.doubted |= place.server().equals(server));
    }
}
