package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a server is offered through us.
///
/// @param apps whether an operator allows tools that bring a user interface (the extension `io.modelcontextprotocol/ui`)
/// @param tasks whether the client can follow tasks (the extension `io.modelcontextprotocol/tasks`)
public record Offer(boolean apps, boolean tasks) {

    /// Without extensions.
    public static final Offer PLAIN = new Offer(false, false);

    private static final List<String> CARRIED = List.of("tools", "prompts", "resources", "completions", "logging");
    private static final String UI = "io.modelcontextprotocol/ui";
    private static final Set<String> UI_META = Set.of("ui", "ui/resourceUri");

    /// The capabilities cut to what is offered; what is not named here is not offered.
    ///
    /// @param server what the server speaks: older ones do not have the tasks extension
    JsonObject narrow(JsonObject capabilities, Era server) {
        JsonObject offered = JsonObject.empty();
        for (String name : CARRIED) {
            Optional<JsonObject> capability = capabilities.object(name);
            if (capability.isPresent()) offered = offered.with(name, capability.get());
        }
        JsonObject extensions = extensions(capabilities.object(Names.EXTENSIONS).orElseGet(JsonObject::empty), server);
        return extensions.size() > 0 ? offered.with(Names.EXTENSIONS, extensions) : offered;
    }

    private JsonObject extensions(JsonObject all, Era server) {
        JsonObject offered = JsonObject.empty();
        Optional<Json> theirTasks = all.get(Names.TASKS).filter(_ -> tasks && server == Era.MODERN);
        if (theirTasks.isPresent()) offered = offered.with(Names.TASKS, theirTasks.get());
        Optional<Json> ui = all.get(UI).filter(_ -> apps);
        return ui.isPresent() ? offered.with(UI, ui.get()) : offered;
    }

    /// The tool as it is offered.
    JsonObject tool(JsonObject tool) {
        if (apps) return tool;
        return tool.object("_meta").map(meta -> tool.with("_meta", meta.without(UI_META))).orElse(tool);
    }
}
