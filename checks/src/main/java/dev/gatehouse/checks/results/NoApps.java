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

/// Takes `ui://` resources out of tool results: pages of a server's own making inside the client's window (the apps extension). Routes on
/// which an operator wrote `allow: [apps]` are left alone. That the extension is not offered in the first place is the bridge's part.
public final class NoApps implements Review {
    @Override
    public String name() {
        return "no-apps";
    }

    @Override
    public Finding examine(Call call, Message message) {
        if (call.facts().route().apps() || !(call instanceof Call.ToolCall && message instanceof Success answer)) {
            return Finding.KEEP;
        }
        Optional<JsonArray> content = answer.result().array("content");
        JsonArray plain = content.orElseGet(JsonArray::empty).keeping(block -> !isPage(block));
        return content.isEmpty() || plain == content.get()
            ? Finding.KEEP
            : new Finding.Replace(answer.withResult(answer.result().with("content", plain)), name());
    }

    private static boolean isPage(Json block) {
        return block instanceof JsonObject object
            && (isPageUri(object.text("uri")) || isPageUri(object.object("resource").flatMap(resource -> resource.text("uri"))));
    }

    private static boolean isPageUri(Optional<String> uri) {
        return uri.filter(text -> text.regionMatches(true, 0, "ui:", 0, 3)).isPresent();
    }
}
