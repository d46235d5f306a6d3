package dev.gatehouse.control.approvals;

import dev.gatehouse.control.naming.ServerName;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/// What a person answered about one call. It is good for one call of that caller to that tool that says just the same.
///
/// @param id of the call that asked first
/// @param digest SHA-256 of all that the call says, in hexadecimal
/// @param agreed whether it is a yes
/// @param until when it counts for nothing any more, in whole seconds
public record Decision(String id, Caller caller, ServerName server, String tool, String digest, boolean agreed, Instant until) implements Comparable<Decision> {
    /// Ids of calls.
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16}");
    private static final Comparator<Decision> ORDER = Comparator.comparing(Decision::id);

    /// Who called: two callers are the same one only if all of this is.
    ///
    /// @param issuer who vouches for the caller
    /// @param workload whether it is a program of its own, and no person
    public record Caller(String tenant, String name, String issuer, boolean workload) {
        @Override
        public String toString() {
            return tenant + "/" + name;
        }
    }

    public Decision {
        until = Instant.ofEpochSecond(until.getEpochSecond());
    }

    @Override
    public int compareTo(Decision other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "Decision " + id;
    }
}
