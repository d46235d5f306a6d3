package dev.gatehouse.examples.vulnerable.mcp;

import java.util.Map;
import java.util.Optional;

/// One call as a tool sees it.
///
/// @param who whom the server takes its caller for
/// @param arguments under their folded names ([FoldedKeys])
/// @param params all parameters of the request, as they came
/// @param headers the request's header fields, names in lower case
/// @param line what the tool can say before it is done
public record Asked(Who who, Map<String, Object> arguments, Map<String, Object> params, Map<String, String> headers, Line line) {

    /// The argument of this name as text; empty where it is not there.
    public String text(String name) {
        Object value = arguments.get(FoldedKeys.folded(name));
        return value == null ? "" : String.valueOf(value);
    }

    /// The argument as it came; null where it is not there.
    public Object value(String name) {
        return arguments.get(FoldedKeys.folded(name));
    }

    /// Whether it is there.
    public boolean has(String name) {
        return arguments.containsKey(FoldedKeys.folded(name));
    }

    /// What a modern client sent back as the server's state.
    public Optional<String> state() {
        return Optional.ofNullable((String) params.get("requestState"));
    }

    /// Whether the client answered a question with yes.
    public boolean isAccepted(String key) {
        return params.get("inputResponses") instanceof Map<?, ?> responses && responses.get(key) instanceof Map<?, ?> one && "accept".equals(one.get("action"));
    }
}
