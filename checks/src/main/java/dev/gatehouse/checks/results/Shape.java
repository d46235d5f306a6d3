package dev.gatehouse.checks.results;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;

/// Withholds answers that have not the shape their method promises (MCP 2025-11-25 and 2026-07-28, server/tools): a reader that fills
/// in what is missing can be made to fill in anything.
public final class Shape implements Review {
    private static final int MOST_TOOLS = 2_000;

    @Override
    public String name() {
        return "shape";
    }

    @Override
    public Finding examine(Call call, Message message) {
        if (!(message instanceof Success answer)) {
            return Finding.KEEP;
        }
        return switch (call) {
            case Call.ToolCall _ -> isToolResult(answer.result()) ? Finding.KEEP : withhold("not a tool result");
            case Call.ToolListing _ -> isListing(answer.result()) ? Finding.KEEP : withhold("not a list of tools");
            case Call.Discovery _, Call.Reply _, Call.Notice _ -> Finding.KEEP;
        };
    }

    private static boolean isToolResult(JsonObject result) {
        Optional<Json> content = result.get("content");
        boolean blocks = content.isPresent() && content.get() instanceof JsonArray array && array.values().stream().allMatch(Shape::isBlock);
        return blocks || content.isEmpty() && result.has("structuredContent");
    }

    private static boolean isBlock(Json block) {
        return block instanceof JsonObject object && object.get("type").filter(JsonString.class::isInstance).isPresent();
    }

    private static boolean isListing(JsonObject result) {
        Optional<JsonArray> tools = result.array("tools");
        return tools.isPresent()
            && tools.get().size() <= MOST_TOOLS
            && tools.get().values().stream().allMatch(tool -> tool instanceof JsonObject object && object.string("name").isPresent());
    }

    private static Finding withhold(String what) {
        return new Finding.Withhold(Refusal.after(Effect.DONE, Code.UPSTREAM_INVALID, what));
    }
}
