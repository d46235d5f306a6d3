package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.permission.Grants;
import dev.gatehouse.checks.permission.Thing;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.pipeline.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may do what, from a snapshot: the office's grants, looked up by tenant and server.
final class GrantsFrom implements Grants {
    private record Place(String tenant, String server) {}

    private final long version;
    private final Map<Place, List<Grant>> grants;

    GrantsFrom(Snapshot snapshot) {
        this.version = snapshot.version();
        this.grants = snapshot.access().orElseThrow().register().grants().stream()
            .collect(Collectors.groupingBy(grant -> new Place(grant.tenant(), grant.server().value())));
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public boolean reaches(Caller caller, String server) {
        return of(caller, server).stream().anyMatch(grant -> isFor(grant.subject(), caller));
    }

    @Override
    public boolean allows(Caller caller, String server, Thing thing, String name) {
        return of(caller, server).stream().anyMatch(grant -> isFor(grant.subject(), caller) && grant.things().hold(kind(thing), name));
    }

    private List<Grant> of(Caller caller, String server) {
        return grants.getOrDefault(new Place(caller.tenant(), server), List.of());
    }

    private static boolean isFor(Subject subject, Caller caller) {
        return switch (subject) {
            case Subject.Named(String name) -> name.equals(caller.name()) && !(caller instanceof Caller.Anonymous);
            case Subject.Role(String role) -> roles(caller).contains(role);
            case Subject.Group(String group) -> groups(caller).contains(group);
        };
    }

    private static Set<String> roles(Caller caller) {
        return switch (caller) {
            case Caller.Person(_, _, var standing) -> standing.roles();
            case Caller.Workload(_, _, var standing) -> standing.roles();
            case Caller.Anonymous _ -> Set.of();
        };
    }

    private static Set<String> groups(Caller caller) {
        return switch (caller) {
            case Caller.Person(_, _, var standing) -> standing.groups();
            case Caller.Workload(_, _, var standing) -> standing.groups();
            case Caller.Anonymous _ -> Set.of();
        };
    }

    private static Things.Kind kind(Thing thing) {
        return switch (thing) {
            case TOOL -> Things.Kind.TOOL;
            case PROMPT -> Things.Kind.PROMPT;
            case RESOURCE -> Things.Kind.RESOURCE;
        };
    }
}
