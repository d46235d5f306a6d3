package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;

/// Which arguments of a tool are repeated as headers: the `x-mcp-header` annotations of its input schema.
public sealed interface ParamHeaders {

    /// The annotations are right.
    record Declared(List<ParamHeader> headers) implements ParamHeaders {
        /// Copies the list.
        public Declared {
            headers = List.copyOf(headers);
        }
    }

    /// An annotation breaks a rule: the tool must be left out of listings.
    record Unfit(Why why) implements ParamHeaders {}

    /// The rule that an annotation breaks.
    enum Why {
        /// Not a string, empty, or not an HTTP token.
        NOT_A_TOKEN,
        /// Two annotations with one name, case aside.
        TWICE,
        /// On something else than a string, an integer or a boolean.
        NOT_PRIMITIVE,
        /// Not reachable from the root by `properties` alone.
        NOT_REACHABLE
    }

    /// Reads the annotations of an input schema.
    static ParamHeaders of(JsonObject inputSchema) {
        return new AnnotationWalk().read(inputSchema);
    }
}
