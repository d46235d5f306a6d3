package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;
import java.util.Set;

/// Edits of results; each says in `rewrites` what it did.
final class Results {

    private Results() {}

    /// The result as a modern client must get it.
    static JsonObject modern(JsonObject result, boolean listing, Set<Rewrite> rewrites) {
        JsonObject typed = result;
        if (!result.has("resultType")) {
            typed = typed.with("resultType", JsonString.of("complete"));
            rewrites.add(Rewrite.RESULT_TYPE);
        }
        return listing ? cached(typed, rewrites) : typed;
    }

    private static JsonObject cached(JsonObject result, Set<Rewrite> rewrites) {
        JsonObject hinted = result;
        if (!isFit(result.get("ttlMs"))) {
            hinted = hinted.with("ttlMs", JsonNumber.of(0));
            rewrites.add(Rewrite.CACHE_HINTS);
        }
        if (hinted.text("cacheScope").filter("private"::equals).isEmpty()) {
            hinted = hinted.with("cacheScope", JsonString.of("private"));
            rewrites.add(Rewrite.CACHE_SCOPE);
        }
        return hinted;
    }

    private static boolean isFit(Optional<Json> ttl) {
        return ttl.isPresent() && ttl.get() instanceof JsonNumber number && number.asDouble() >= 0;
    }

    /// The listing with each tool as it is offered.
    static JsonObject offered(JsonObject result, Offer offer, Set<Rewrite> rewrites) {
        Optional<JsonArray> tools = result.array("tools");
        if (tools.isEmpty()) return result;
        JsonArray changed = tools.get().mapping(each -> each instanceof JsonObject tool ? offer.tool(tool) : each);
        if (changed == tools.get()) return result;
        rewrites.add(Rewrite.APPS);
        return result.with("tools", changed);
    }
}
