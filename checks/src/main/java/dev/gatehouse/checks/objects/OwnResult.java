package dev.gatehouse.checks.objects;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What is the caller's own of a result: in its structured content and in every text that is JSON. Where anything goes, whatever cannot be read goes
/// with it; a text that looks like JSON and is none that can be trusted goes with everything.
final class OwnResult {
    private static final String STRUCTURED = "structuredContent";

    private final Spots<Claim> owners;
    private final Narrowing narrowing;
    private boolean less;

    private OwnResult(Spots<Claim> owners, Caller caller) {
        this.owners = owners;
        this.narrowing = new Narrowing(caller);
    }

    /// Of a tool's result.
    static Optional<JsonObject> ofTool(Spots<Claim> owners, Caller caller, JsonObject result) {
        return owners.isEmpty() ? Optional.of(result) : new OwnResult(owners, caller).structured(result, "content");
    }

    /// Of the contents of a resource.
    static Optional<JsonObject> ofResource(Spots<Claim> owners, Caller caller, JsonObject result) {
        return owners.isEmpty() ? Optional.of(result) : new OwnResult(owners, caller).texts(result, "contents");
    }

    /// Of a listing.
    static Optional<JsonObject> ofListing(Spots<Claim> owners, Caller caller, JsonObject result) {
        return new Narrowing(caller).of(owners, result).map(JsonObject.class::cast);
    }

    private Optional<JsonObject> structured(JsonObject result, String blocks) {
        Optional<Json> whole = result.get(STRUCTURED);
        Optional<Json> own = whole.flatMap(json -> narrowing.of(owners, json));
        if (whole.isPresent() && own.isEmpty()) {
            return Optional.empty();
        }
        less = own.isPresent() && own.get() != whole.get();
        return texts(own.map(json -> result.with(STRUCTURED, json)).orElse(result), blocks);
    }

    private Optional<JsonObject> texts(JsonObject result, String blocks) {
        Optional<JsonArray> all = result.array(blocks);
        List<Optional<Json>> own = all.map(JsonArray::values).orElseGet(List::of).stream().map(this::block).toList();
        if (all.isEmpty() || own.stream().anyMatch(Optional::isEmpty)) {
            return all.isEmpty() ? Optional.of(result) : Optional.empty();
        }
        Iterator<Optional<Json>> each = own.iterator();
        JsonArray left = all.get().mapping(_ -> each.next().orElseThrow());
        return Optional.of(result.with(blocks, less ? left.keeping(block -> text(block).isPresent()) : left));
    }

    private Optional<Json> block(Json block) {
        Optional<JsonString> text = text(block);
        if (text.isEmpty()) {
            return Optional.of(block);
        }
        Optional<Json> whole = read(text.get());
        Optional<Json> own = whole.flatMap(json -> narrowing.of(owners, json));
        less |= own.isPresent() && own.get() != whole.get();
        return own.map(json -> json == whole.get() ? block : ((JsonObject) block).with("text", JsonString.of(new String(json.bytes(), StandardCharsets.UTF_8))));
    }

    /// The text of a block, if it looks like JSON.
    private static Optional<JsonString> text(Json block) {
        return block instanceof JsonObject object ? object.string("text").filter(text -> looksLikeJson(text.value())) : Optional.empty();
    }

    private static boolean looksLikeJson(String text) {
        String begin = text.stripLeading();
        return begin.startsWith("{") || begin.startsWith("[");
    }

    /// The JSON that a text is, strictly: a text that two readers may read in two ways is none.
    static Optional<Json> read(JsonString text) {
        byte[] bytes = text.value().getBytes(StandardCharsets.UTF_8);
        try {
            return Optional.of(Json.parse(bytes, JsonLimits.carried(Math.max(1, bytes.length))));
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }
}
