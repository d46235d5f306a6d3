package dev.gatehouse.identity;

import java.util.Objects;
import java.util.Set;

/// Which tenant an issuer's callers belong to.
///
/// An issuer can never put a caller into the tenant `local`, which belongs to the tokens of this house: the constructors
/// refuse the name.
public sealed interface Tenancy {
    /// All callers of the issuer belong to one tenant.
    record One(String tenant) implements Tenancy {
        public One {
            Names.requireTenant(tenant);
            refuseLocal(tenant);
        }
    }

    /// The token says the tenant, out of a written list and no other.
    ///
    /// @param claim the claim, by name or as a JSON pointer ([ClaimNames])
    record Claimed(String claim, Set<String> tenants) implements Tenancy {
        public Claimed {
            Objects.requireNonNull(claim);
            tenants = Set.copyOf(tenants);
            tenants.forEach(Names::requireTenant);
            tenants.forEach(Tenancy::refuseLocal);
            if (claim.isBlank() || tenants.isEmpty()) {
                throw new IllegalArgumentException("a claimed tenant needs the claim's name and the tenants that it may name");
            }
        }
    }

    private static void refuseLocal(String tenant) {
        if (tenant.equals("local")) {
            throw new IllegalArgumentException("the tenant `local` belongs to local tokens; no issuer may use it");
        }
    }
}
