package dev.gatehouse.checks.permission;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// The input schemas of tools, as they were approved. Implementations answer from memory and never throw.
@FunctionalInterface
public interface InputSchemas {
    /// Of no tool: a condition that reads arguments then grants nothing.
    InputSchemas NONE = (_, _, _) -> Optional.empty();

    /// A schema.
    ///
    /// @param digest unlike that of any other schema
    /// @param content JSON Schema 2020-12
    record InputSchema(String digest, JsonObject content) {
        @Override
        public String toString() {
            return "InputSchema " + digest;
        }
    }

    /// That of a server's tool, where it is known and approved for the tenant.
    Optional<InputSchema> of(String tenant, String server, String tool);
}
