package dev.gatehouse.pipeline;

import java.util.Set;

/// Who asks. Always with a tenant; two callers are the same one only if kind, tenant, issuer and name are.
public sealed interface Caller {
    /// The tenant that everything of this caller belongs to.
    String tenant();

    /// The name within the tenant and the issuer, or `anonymous`.
    String name();

    /// What it is, as ledger, policies and the office say it: `person`, `workload` or `anonymous`.
    String kind();

    /// What its token said beyond the name; nothing at all of nobody in particular.
    Standing standing();

    /// The key under which anything of this caller is kept; nothing of one key is ever shown to another.
    String key();

    /// A human being, or a program that acts with that person's token.
    record Person(String tenant, String name, Standing standing) implements Caller {
        @Override
        public String kind() {
            return "person";
        }

        @Override
        public String key() {
            return Callers.key(kind(), tenant, standing.issuer(), name);
        }
    }

    /// A program with an identity of its own.
    record Workload(String tenant, String name, Standing standing) implements Caller {
        @Override
        public String kind() {
            return "workload";
        }

        @Override
        public String key() {
            return Callers.key(kind(), tenant, standing.issuer(), name);
        }
    }

    /// Nobody in particular, where a route allows that. No route does yet.
    record Anonymous(String tenant) implements Caller {
        private static final Standing NOBODYS = new Standing("", "", Set.of(), Set.of(), Set.of());

        @Override
        public String name() {
            return "anonymous";
        }

        @Override
        public String kind() {
            return "anonymous";
        }

        @Override
        public Standing standing() {
            return NOBODYS;
        }

        @Override
        public String key() {
            return Callers.key(kind(), tenant, "", "");
        }
    }

    /// What the token said beyond the name, as facts for checks and for the ledger. The token itself is not kept.
    ///
    /// @param issuer who vouches: the issuer's configured name, `local` for tokens of this house
    /// @param tokenId the token's id (`jti`), or a fingerprint where it has none: for revocation and the ledger
    record Standing(String issuer, String tokenId, Set<String> roles, Set<String> groups, Set<String> scopes) {
        public Standing {
            roles = Set.copyOf(roles);
            groups = Set.copyOf(groups);
            scopes = Set.copyOf(scopes);
        }
    }
}
