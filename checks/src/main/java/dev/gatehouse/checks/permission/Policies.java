package dev.gatehouse.checks.permission;

import dev.gatehouse.checks.permission.conditions.Facts;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All policies in force, found by tenant and server. Asking one costs less than a microsecond, so they are asked one after another until one
/// grants; the order does not matter, since none denies.
public final class Policies {
    /// None.
    public static final Policies NONE = new Policies(List.of(), InputSchemas.NONE, InstantSource.system());
    /// For how many policies a refusal tells what they missed.
    private static final int MOST_EXPLAINED = 16;

    private record Place(String tenant, String server) {}

    private final Map<Place, List<Rule>> rules = new HashMap<>();
    private final Readings readings;
    private final InstantSource clock;

    /// Reads all conditions once, so that no call waits for that. One that cannot be read grants nothing.
    ///
    /// @param schemas what conditions on arguments are checked against
    /// @param clock for conditions on the time
    public Policies(List<Policy> policies, InputSchemas schemas, InstantSource clock) {
        this.readings = new Readings(schemas);
        this.clock = clock;
        policies.forEach(policy -> rules.computeIfAbsent(new Place(policy.tenant(), policy.server()), _ -> new ArrayList<>())
            .add(new Rule(policy, policy.when().map(readings::read))));
    }

    /// Whether any policy is about this caller and server.
    public boolean reach(Caller caller, String server) {
        return of(caller, server).stream().anyMatch(rule -> rule.policy().isFor(caller));
    }

    /// Whether a policy can grant this tool to this caller, said rightly: nothing that is known before a call is made speaks against it.
    public boolean mayGrant(Caller caller, String server, String tool) {
        List<Rule> about = about(caller, server, tool);
        if (about.isEmpty() || about.stream().anyMatch(Rule::isFree)) {
            return !about.isEmpty();
        }
        Facts standing = Facts.standing(caller, server, tool);
        return about.stream().anyMatch(rule -> rule.mayGrant(standing));
    }

    /// Whether a policy grants this call, and if none does, what each of those that are about it misses.
    public Ruling rule(Call.ToolCall call) {
        List<Rule> about = about(call.facts().caller(), call.facts().route().server(), call.tool().value());
        return about.isEmpty() ? Ruling.BY_NOTHING : rule(about, new Hearing(call, clock.instant(), readings));
    }

    private static Ruling rule(List<Rule> about, Hearing hearing) {
        for (Rule rule : about) {
            if (rule.grants(hearing)) {
                return new Ruling.Granted(rule.policy().id());
            }
        }
        return new Ruling.NotGranted(about.stream().limit(MOST_EXPLAINED).map(rule -> rule.missing(hearing)).toList());
    }

    private List<Rule> about(Caller caller, String server, String tool) {
        List<Rule> about = new ArrayList<>();
        for (Rule rule : of(caller, server)) {
            if (rule.policy().isFor(caller) && rule.policy().tools().test(tool)) {
                about.add(rule);
            }
        }
        return about;
    }

    private List<Rule> of(Caller caller, String server) {
        return rules.getOrDefault(new Place(caller.tenant(), server), List.of());
    }
}
