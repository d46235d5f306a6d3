package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.permission.InputSchemas;
import dev.gatehouse.checks.permission.Policies;
import dev.gatehouse.checks.permission.Subject;
import dev.gatehouse.control.policies.Policy;
import java.time.InstantSource;
import java.util.List;

/// The policies of one snapshot after another. Their conditions are read again only when a policy changed.
final class PoliciesFrom {
    private final InputSchemas schemas;
    private List<Policy> written = List.of();
    private Policies policies = Policies.NONE;

    /// @param schemas of the tools that callers call
    PoliciesFrom(InputSchemas schemas) {
        this.schemas = schemas;
    }

    Policies of(List<Policy> now) {
        if (!now.equals(written)) {
            policies = new Policies(now.stream().map(PoliciesFrom::policy).toList(), schemas, InstantSource.system());
            written = now;
        }
        return policies;
    }

    private static dev.gatehouse.checks.permission.Policy policy(Policy written) {
        return new dev.gatehouse.checks.permission.Policy(written.id(), written.tenant(),
            written.subject().map(PoliciesFrom::subject).orElse(new Subject.Everybody()), written.server().value(), written.tool()::matches, written.when());
    }

    /// Whom a grant or a policy is for.
    static Subject subject(dev.gatehouse.control.register.Subject written) {
        return switch (written) {
            case dev.gatehouse.control.register.Subject.Named(String name) -> new Subject.Named(name);
            case dev.gatehouse.control.register.Subject.Role(String role) -> new Subject.Role(role);
            case dev.gatehouse.control.register.Subject.Group(String group) -> new Subject.Group(group);
        };
    }
}
