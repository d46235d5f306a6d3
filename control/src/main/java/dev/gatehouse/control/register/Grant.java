package dev.gatehouse.control.register;

import dev.gatehouse.control.naming.ServerName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// That somebody in a tenant may use things of a server. There is no such thing as a denial: what is not granted is denied.
public record Grant(String tenant, Subject subject, ServerName server, Things things) implements Comparable<Grant> {
    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::tenant)
            .thenComparing(grant -> option(grant.subject)).thenComparing(grant -> grant.subject.word()).thenComparing(Grant::server)
            .thenComparing(grant -> grant.arguments().toString());

    public Grant {
        Names.tenant(tenant);
    }

    /// Whether both say something about the same subject and server.
    public boolean sameSubjectAndServer(Grant other) {
        return tenant.equals(other.tenant) && subject.equals(other.subject) && server.equals(other.server);
    }

    /// The words after `gatehouse grant add` that make this grant.
    public List<String> arguments() {
        List<String> words = new ArrayList<>(List.of(option(subject), subject.word(), "--tenant", tenant, "--server", server.value()));
        if (things instanceof Things.Some(List<Things.Thing> named)) {
            named.forEach(thing -> words.addAll(List.of("--" + thing.kind().word(), thing.glob().pattern())));
        }
        return List.copyOf(words);
    }

    private static String option(Subject subject) {
        return switch (subject) {
            case Subject.Named _ -> "--caller";
            case Subject.Role _ -> "--role";
            case Subject.Group _ -> "--group";
        };
    }

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }
}
