package dev.gatehouse.checks.approval;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What people answered, as the settings in force have it, and which of it was used. An approval is good for one call: whoever takes it first.
///
/// That it was used is kept before the call goes on, and forgotten only when the settings no longer have it and its time is over: a clock that
/// is set back revives nothing.
public final class Decisions {
    private final InstantSource clock;
    private final Spending spending;
    private final Map<String, Instant> spent;
    private Map<Act, List<Decision>> inForce = Map.of();
    private Set<String> known = Set.of();

    /// One answer.
    ///
    /// @param id of the question: the id of the call that asked it
    /// @param agreed whether it is a yes
    /// @param until when it counts for nothing any more
    public record Decision(String id, Act act, boolean agreed, Instant until) {}

    /// What there is for an act.
    sealed interface Found {
        /// A yes, which is spent by this.
        record Agreed(String id) implements Found {}

        /// A no.
        record Denied(String id) implements Found {}

        /// No answer, or none that holds.
        record Nothing() implements Found {}

        /// A yes that could not be spent.
        record Unspendable(String id) implements Found {}
    }

    /// @throws IOException where what was spent is not to be known
    public Decisions(InstantSource clock, Spending spending) throws IOException {
        this.clock = clock;
        this.spending = spending;
        this.spent = new HashMap<>(spending.kept());
    }

    /// These hold from now on, and no others.
    public synchronized void use(Collection<Decision> decisions) {
        inForce = decisions.stream().collect(Collectors.groupingBy(Decision::act));
        known = decisions.stream().map(Decision::id).collect(Collectors.toUnmodifiableSet());
        spent.entrySet().removeIf(each -> !known.contains(each.getKey()) && !each.getValue().isAfter(clock.instant()));
    }

    /// The answer to this; a no counts more than a yes. A yes is spent by it, for good.
    synchronized Found take(Act act) {
        Instant now = clock.instant();
        List<Decision> good = inForce.getOrDefault(act, List.of()).stream().filter(each -> each.until().isAfter(now) && !spent.containsKey(each.id())).toList();
        Optional<Decision> no = good.stream().filter(each -> !each.agreed()).findFirst();
        return no.<Found>map(each -> new Found.Denied(each.id())).orElseGet(() -> good.stream().findFirst().map(this::spend).orElseGet(Found.Nothing::new));
    }

    private Found spend(Decision decision) {
        spent.put(decision.id(), decision.until());
        try {
            spending.keep(Map.copyOf(spent));
            return new Found.Agreed(decision.id());
        } catch (IOException unkept) {
            return new Found.Unspendable(decision.id());
        }
    }

    /// The ids of those that are in force and were spent: whoever signs settings leaves them out then.
    public synchronized List<String> spent() {
        return spent.keySet().stream().filter(known::contains).sorted().toList();
    }

    /// Whether there is an answer to this question.
    synchronized boolean knows(String id) {
        return known.contains(id);
    }
}
