package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How long the calls of one server may take.
///
/// @param usual where nothing else is written
/// @param ofTools for single tools, by the server's own names for them
public record Deadlines(Duration usual, Map<String, Duration> ofTools) {
    public Deadlines {
        ofTools = Map.copyOf(ofTools);
    }

    /// The same for everything.
    public static Deadlines of(Duration usual) {
        return new Deadlines(usual, Map.of());
    }

    /// How long this may take.
    public Duration of(Message message) {
        Optional<String> tool = message instanceof Request request && request.method().equals(Names.TOOLS_CALL)
            ? request.params().flatMap(params -> params.text("name")) : Optional.empty();
        return tool.map(ofTools::get).orElse(usual);
    }

    /// How long anything may take.
    public Duration longest() {
        return ofTools.values().stream().reduce(usual, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
