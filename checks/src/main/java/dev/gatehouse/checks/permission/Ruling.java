package dev.gatehouse.checks.permission;

import dev.gatehouse.checks.permission.conditions.Missing;
import java.util.List;
import java.util.stream.Collectors;

/// Whether something is granted, and by what; or what was looked at in vain.
public sealed interface Ruling {
    /// Yes.
    ///
    /// @param by the policy's id; empty where a grant without conditions does
    record Granted(String by) implements Ruling {}

    /// No. Had any one of these policies nothing missing, it were a yes.
    record NotGranted(List<Tried> tried) implements Ruling {
        private static final int MOST = 4;

        public NotGranted {
            tried = List.copyOf(tried);
        }

        /// The policies that were about this caller and tool, for the ledger: rules and places, no values.
        public String detail() {
            String shown = tried.stream().limit(MOST).map(Tried::toString).collect(Collectors.joining("; "));
            return tried.size() > MOST ? shown + "; and " + (tried.size() - MOST) + " more" : shown;
        }
    }

    /// A policy that was asked and did not grant.
    ///
    /// @param missing the parts of its condition that were not true
    record Tried(String policy, List<Missing> missing) {
        public Tried {
            missing = List.copyOf(missing);
        }

        @Override
        public String toString() {
            return "policy " + policy + ": " + missing.stream().map(Missing::toString).collect(Collectors.joining(", "));
        }
    }

    /// By a grant without conditions.
    Ruling BY_GRANT = new Granted("");
    /// By nothing, and no policy was about it.
    Ruling BY_NOTHING = new NotGranted(List.of());
}
