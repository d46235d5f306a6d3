package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What servers say of their tools, and what a gate says that it saw of it.
public final class Said {
    private Said() {}

    public static Definition tool(String json) {
        try {
            return Definition.ofTool((JsonObject) dev.gatehouse.protocol.json.Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 20))).orElseThrow();
        } catch (Malformed wrong) {
            throw new AssertionError(wrong);
        }
    }

    /// A tool of that name with that description.
    public static Definition tool(String name, String description) {
        return tool(Json.text(Json.object("name", name, "description", description, "inputSchema", Json.object("type", "object"))));
    }

    public static Definition server(String name, String instructions) {
        return Definition.ofServer(Optional.of(name), Optional.of(instructions)).orElseThrow();
    }

    public static Item item(String tenant, String server, Definition definition) {
        return new Item(tenant, new ServerName(server), definition.key());
    }

    public static Map<String, Object> seen(String tenant, String server, String standing, Definition definition) {
        return Json.object("tenant", tenant, "server", server, "kind", definition.key().kind().name().toLowerCase(Locale.ROOT), "name", definition.key().name(),
            "standing", standing, "text", definition.text());
    }

    public static String report(Map<?, ?>... seen) {
        return Json.text(Arrays.asList(seen));
    }

    public static String report(String standing, List<Definition> tools) {
        return Json.text(tools.stream().map(tool -> seen("local", "notes", standing, tool)).toList());
    }
}
