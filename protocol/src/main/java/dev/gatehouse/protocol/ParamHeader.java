package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// One argument of a tool that is repeated as a header.
///
/// @param header the whole field name, `Mcp-Param-` included
/// @param path the names that lead to it inside `arguments`
public record ParamHeader(String header, List<String> path) {

    /// Copies the path.
    public ParamHeader {
        path = List.copyOf(path);
    }

    /// The value in these arguments; null and absent are the same.
    Optional<Json> valueIn(JsonObject arguments) {
        Optional<Json> value = Optional.of(arguments);
        for (String name : path) value = value.flatMap(each -> each instanceof JsonObject object ? object.get(name) : Optional.empty());
        return value.filter(each -> each != JsonNull.NULL);
    }
}
