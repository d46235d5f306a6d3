package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;
import java.util.List;
import java.util.Optional;

/// A zone's report on itself: settings version, walls, counters, metrics.
///
/// @param facts at most 256, in the zone's own order
public record State(List<Fact> facts) implements Message {
    /// Refuses what has no meaning.
    public State {
        facts = List.copyOf(facts);
    }

    /// The value of the first fact of that name.
    public Optional<String> fact(String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).map(Fact::value).findFirst();
    }

    @Override
    public Kind kind() {
        return Kind.STATE;
    }

    static State read(FieldReader in) throws WireViolation {
        return new State(in.list(Limits.FACTS, Fact::read));
    }

    void write(FieldWriter out) {
        out.list(facts, Limits.FACTS, Fact::write);
    }

    @Override
    public String toString() {
        return "State[" + facts.size() + " facts]";
    }
}
