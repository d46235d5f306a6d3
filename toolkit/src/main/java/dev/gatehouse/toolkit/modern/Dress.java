package dev.gatehouse.toolkit.modern;

import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.About;
import java.util.Set;

/// What every result of the modern era says beyond itself.
final class Dress {
    private static final Set<String> CACHEABLE = Set.of(Names.DISCOVER, Names.TOOLS_LIST, Names.PROMPTS_LIST, Names.RESOURCES_LIST,
        Names.TEMPLATES_LIST, Names.RESOURCES_READ);

    private Dress() {}

    /// The result of this method: its kind, how long it may be kept (not at all, and by its reader alone), and whose it is.
    static JsonObject result(String method, JsonObject result, About about) {
        JsonObject typed = result.has("resultType") ? result : result.with("resultType", JsonString.of("complete"));
        if (CACHEABLE.contains(method) && !typed.has("ttlMs")) typed = typed.with("ttlMs", JsonNumber.of(0)).with("cacheScope", JsonString.of("private"));
        JsonObject meta = typed.object(Names.META).orElseGet(JsonObject::empty);
        return typed.with(Names.META, meta.with(Names.SERVER_INFO, about.json()));
    }
}
