package dev.gatehouse.checks.results;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Takes the apps extension out of what a server offers (`io.modelcontextprotocol/ui`, `ui://` resources): pages of a server's own
/// making inside the client's window. Routes on which an operator wrote `allow: [apps]` are left alone.
public final class NoApps implements Review {
    private static final String EXTENSION = "io.modelcontextprotocol/ui";

    @Override
    public String name() {
        return "no-apps";
    }

    @Override
    public Finding examine(Call call, Message message) {
        if (call.facts().route().apps() || !(message instanceof Success answer)) {
            return Finding.KEEP;
        }
        JsonObject result = switch (call) {
            case Call.ToolListing _ -> withoutTemplates(answer.result());
            case Call.ToolCall _ -> withoutPages(answer.result());
            case Call.Discovery _ -> withoutExtension(answer.result());
            case Call.Reply _, Call.Notice _ -> answer.result();
        };
        return result == answer.result() ? Finding.KEEP : new Finding.Replace(answer.withResult(result), name());
    }

    private static JsonObject withoutExtension(JsonObject result) {
        return inside(result, "capabilities", capabilities -> inside(capabilities, "extensions", extensions -> extensions.without(EXTENSION)));
    }

    private static JsonObject withoutTemplates(JsonObject result) {
        Optional<JsonArray> tools = result.array("tools");
        if (tools.isEmpty()) {
            return result;
        }
        JsonArray plain = tools.get().mapping(tool -> tool instanceof JsonObject described ? withoutTemplate(described) : tool);
        return plain == tools.get() ? result : result.with("tools", plain);
    }

    /// Both spellings in use: `_meta.ui.resourceUri` and `_meta["ui/resourceUri"]`.
    private static JsonObject withoutTemplate(JsonObject tool) {
        return inside(tool, "_meta", meta -> meta.without("ui").without("ui/resourceUri").without(EXTENSION));
    }

    private static JsonObject withoutPages(JsonObject result) {
        Optional<JsonArray> content = result.array("content");
        if (content.isEmpty()) {
            return result;
        }
        JsonArray plain = content.get().keeping(block -> !isPage(block));
        return plain == content.get() ? result : result.with("content", plain);
    }

    private static boolean isPage(Json block) {
        return block instanceof JsonObject object
            && (isPageUri(object.text("uri")) || isPageUri(object.object("resource").flatMap(resource -> resource.text("uri"))));
    }

    private static boolean isPageUri(Optional<String> uri) {
        return uri.filter(text -> text.regionMatches(true, 0, "ui:", 0, 3)).isPresent();
    }

    private static JsonObject inside(JsonObject object, String name, UnaryOperator<JsonObject> edit) {
        Optional<JsonObject> inner = object.object(name);
        if (inner.isEmpty()) {
            return object;
        }
        JsonObject edited = edit.apply(inner.get());
        return edited == inner.get() ? object : object.with(name, edited);
    }
}
