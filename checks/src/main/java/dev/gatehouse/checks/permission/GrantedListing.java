package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// Cuts listings down to what the caller may use, so that a tool that would be refused is not even named.
public final class GrantedListing implements Review {
    private final Grants grants;

    public GrantedListing(Grants grants) {
        this.grants = grants;
    }

    @Override
    public String name() {
        return "granted-listing";
    }

    @Override
    public Finding examine(Call call, Message message) {
        return switch (call) {
            case Call.ToolListing listing when message instanceof Success answer -> cut(listing, answer);
            case Call.ToolListing _, Call.ToolCall _, Call.Discovery _, Call.Reply _, Call.Notice _ -> Finding.KEEP;
        };
    }

    private Finding cut(Call.ToolListing listing, Success answer) {
        Optional<JsonArray> tools = answer.result().array("tools");
        if (tools.isEmpty()) {
            return Finding.KEEP;
        }
        JsonArray granted = tools.get().keeping(tool -> mayUse(listing, tool));
        return granted == tools.get()
            ? Finding.KEEP
            : new Finding.Replace(answer.withResult(answer.result().with("tools", granted)), name());
    }

    private boolean mayUse(Call.ToolListing listing, Json tool) {
        return tool instanceof JsonObject described
            && described.text("name").filter(name -> isGranted(listing, name)).isPresent();
    }

    private boolean isGranted(Call.ToolListing listing, String name) {
        return grants.allows(listing.facts().caller(), listing.facts().route().server(), Thing.TOOL, name);
    }
}
