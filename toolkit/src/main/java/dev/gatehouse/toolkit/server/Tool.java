package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.ParamHeaders;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;

/// A tool.
///
/// @param inputSchema what its arguments are; arguments that it marks with `x-mcp-header` travel in header fields too
public record Tool(String name, String description, JsonObject inputSchema, Work work) {

    /// @throws IllegalArgumentException when an `x-mcp-header` breaks a rule: clients would leave the tool out
    public Tool {
        if (ParamHeaders.of(inputSchema) instanceof ParamHeaders.Unfit(var why)) throw new IllegalArgumentException(name + ": x-mcp-header: " + why);
    }

    /// A tool without arguments.
    public static Tool plain(String name, String description, Work work) {
        return new Tool(name, description, JsonText.object("{\"type\":\"object\"}"), work);
    }

    /// As it is listed.
    public JsonObject listed() {
        return JsonObject.of(List.of(JsonObject.member("name", name), JsonObject.member("description", description),
            JsonObject.member("inputSchema", inputSchema)));
    }

    @Override
    public String toString() {
        return "Tool[" + name + "]";
    }
}
