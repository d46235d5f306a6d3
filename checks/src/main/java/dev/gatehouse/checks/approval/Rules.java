package dev.gatehouse.checks.approval;

import dev.gatehouse.checks.permission.Subject;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The calls that an operator marked: by whom, and to which tools.
public final class Rules implements Occasion {
    private final Map<Place, List<Rule>> rules;

    private record Place(String tenant, String server) {}

    /// One mark.
    ///
    /// @param id what operators call it
    /// @param tools which of the server's tools it is about, by the same patterns as grants
    /// @param ownYes whether it is enough that the caller's own person agrees
    public record Rule(String id, String tenant, Subject subject, String server, Predicate<String> tools, boolean ownYes) {
        /// Whom no issuer vouches for is asked about wherever anybody is.
        private boolean asks(Caller caller, String tool) {
            return (caller instanceof Caller.Anonymous || subject.is(caller)) && tools.test(tool);
        }

        @Override
        public String toString() {
            return "approval rule " + id;
        }
    }

    public Rules(List<Rule> rules) {
        this.rules = rules.stream().collect(Collectors.groupingBy(rule -> new Place(rule.tenant(), rule.server())));
    }

    /// Where several rules ask, one that wants an operator counts most.
    @Override
    public Optional<Reason> of(Call.ToolCall call) {
        Call.Facts facts = call.facts();
        return rules.getOrDefault(new Place(facts.caller().tenant(), facts.route().server()), List.of()).stream()
            .filter(rule -> rule.asks(facts.caller(), call.tool().value())).min(Comparator.comparing(Rule::ownYes))
            .map(rule -> new Reason(rule.id(), rule.ownYes()));
    }
}
