package dev.gatehouse.examples.vulnerable.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/// A tool as its listing shows it, and what it does.
///
/// @param schema the JSON Schema of its arguments, which nobody here compares anything with
public record Tool(String name, String description, Map<String, Object> schema, Work work) {

    /// What a tool does: a map is its structured result, an [Outcome] is the result as it stands.
    @FunctionalInterface
    public interface Work {
        /// Does it. What it throws goes to the caller, with its words.
        Object does(Asked asked) throws Exception;
    }

    /// A tool of these arguments, each a name and a JSON type. A type that ends with `?` may be left out.
    public static Tool of(String name, String description, Map<String, String> arguments, Work work) {
        Map<String, Object> properties = new LinkedHashMap<>();
        arguments.forEach((argument, type) -> properties.put(argument, Map.of("type", type.replace("?", ""))));
        var required = arguments.entrySet().stream().filter(each -> !each.getValue().endsWith("?")).map(Map.Entry::getKey).toList();
        return new Tool(name, description, Map.of("type", "object", "properties", properties, "required", required), work);
    }

    Map<String, Object> listed() {
        return Map.of("name", name, "description", description, "inputSchema", schema);
    }
}
