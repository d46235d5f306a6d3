package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a server is offered through us.
///
/// @param apps whether an operator allows tools that bring a user interface (the extension `io.modelcontextprotocol/ui`)
public record Offer(boolean apps) {

    /// Without apps.
    public static final Offer PLAIN = new Offer(false);

    private static final List<String> CARRIED = List.of("tools", "prompts", "resources", "completions", "logging");
    private static final String EXTENSIONS = "extensions";
    private static final String UI = "io.modelcontextprotocol/ui";
    private static final Set<String> UI_META = Set.of("ui", "ui/resourceUri");

    /// The capabilities cut to what is offered; what is not named here is not offered.
    public JsonObject narrow(JsonObject capabilities) {
        JsonObject offered = JsonObject.empty();
        for (String name : CARRIED) {
            Optional<JsonObject> capability = capabilities.object(name);
            if (capability.isPresent()) offered = offered.with(name, capability.get());
        }
        Optional<Json> ui = capabilities.object(EXTENSIONS).flatMap(each -> each.get(UI)).filter(_ -> apps);
        return ui.isPresent() ? offered.with(EXTENSIONS, JsonObject.of(UI, ui.get())) : offered;
    }

    /// The tool as it is offered.
    JsonObject tool(JsonObject tool) {
        if (apps) return tool;
        return tool.object("_meta").map(meta -> tool.with("_meta", meta.without(UI_META))).orElse(tool);
    }
}
