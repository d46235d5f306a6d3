package dev.gatehouse.control.policies;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Subject;
import java.util.Comparator;
import java.util.Optional;

/// That somebody in a tenant may call tools of a server if something is true of the call. There is no such thing as a denial.
///
/// @param id what operators call it; unlike that of any other
/// @param subject to whom; empty: everybody of the tenant
/// @param tool which tools, as in grants
/// @param when the condition, in CEL; empty: none
public record Policy(String id, String tenant, Optional<Subject> subject, ServerName server, Glob tool, Optional<String> when)
        implements Comparable<Policy> {
    private static final Comparator<Policy> ORDER = Comparator.comparing(Policy::id);

    /// Whether it grants everything of a server without asking: what may not be granted beyond loopback.
    public boolean isWildcard() {
        return when.isEmpty() && tool.isEverything();
    }

    @Override
    public int compareTo(Policy other) {
        return ORDER.compare(this, other);
    }
}
