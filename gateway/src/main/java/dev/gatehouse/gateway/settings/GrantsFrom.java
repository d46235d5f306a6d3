package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.permission.Grants;
import dev.gatehouse.checks.permission.Policies;
import dev.gatehouse.checks.permission.Ruling;
import dev.gatehouse.checks.permission.Subject;
import dev.gatehouse.checks.permission.Thing;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who may do what, from a snapshot: the office's grants, looked up by tenant and server, and the policies.
final class GrantsFrom implements Grants {
    private record Place(String tenant, String server) {}

    private record Given(Subject to, Things things) {}

    private final long version;
    private final Map<Place, List<Given>> grants;
    private final Policies policies;

    GrantsFrom(Snapshot snapshot, Policies policies) {
        this.version = snapshot.version();
        this.grants = snapshot.access().orElseThrow().register().grants().stream().collect(Collectors.groupingBy(
            grant -> new Place(grant.tenant(), grant.server().value()), Collectors.mapping(GrantsFrom::given, Collectors.toList())));
        this.policies = policies;
    }

    private static Given given(Grant grant) {
        return new Given(PoliciesFrom.subject(grant.subject()), grant.things());
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public boolean reaches(Caller caller, String server) {
        return of(caller, server).stream().anyMatch(given -> given.to().is(caller)) || policies.reach(caller, server);
    }

    @Override
    public boolean allows(Caller caller, String server, Thing thing, String name) {
        return of(caller, server).stream().anyMatch(given -> given.to().is(caller) && given.things().hold(kind(thing), name));
    }

    @Override
    public boolean mayAllow(Caller caller, String server, String tool) {
        return allows(caller, server, Thing.TOOL, tool) || policies.mayGrant(caller, server, tool);
    }

    @Override
    public Ruling rule(Call.ToolCall call) {
        boolean granted = allows(call.facts().caller(), call.facts().route().server(), Thing.TOOL, call.tool().value());
        return granted ? Ruling.BY_GRANT : policies.rule(call);
    }

    private List<Given> of(Caller caller, String server) {
        return grants.getOrDefault(new Place(caller.tenant(), server), List.of());
    }

    private static Things.Kind kind(Thing thing) {
        return switch (thing) {
            case TOOL -> Things.Kind.TOOL;
            case PROMPT -> Things.Kind.PROMPT;
            case RESOURCE -> Things.Kind.RESOURCE;
        };
    }
}
