package dev.gatehouse.identity;

import java.util.List;
import java.util.Objects;

/// One route as a protected resource: its URL, and the scopes that every token for it must carry.
///
/// @param scopes in the order in which challenges name them; empty where the route asks for none
public record ProtectedRoute(Audience resource, List<String> scopes) {
    public ProtectedRoute {
        Objects.requireNonNull(resource);
        scopes = List.copyOf(scopes);
        scopes.forEach(Scopes::requireToken);
    }
}
