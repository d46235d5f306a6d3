package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Edits of `params` that requests and notifications share.
final class Metas {

    private Metas() {}

    static List<JsonObject.Member> body(String method, Optional<JsonObject> params) {
        List<JsonObject.Member> body = new ArrayList<>(2);
        body.add(JsonObject.member("method", JsonString.of(method)));
        params.ifPresent(each -> body.add(JsonObject.member("params", each)));
        return body;
    }

    /// The parameters with another token in `_meta`, or empty when nothing changes.
    static Optional<JsonObject> withToken(Optional<JsonObject> params, Optional<Id> token) {
        JsonObject old = params.orElseGet(JsonObject::empty);
        Optional<JsonObject> meta = old.object(Names.META);
        if (token.isPresent()) {
            JsonObject changed = meta.orElseGet(JsonObject::empty).with(Names.PROGRESS_TOKEN, token.get().json());
            return Optional.of(old.with(Names.META, changed));
        }
        return meta.filter(each -> each.has(Names.PROGRESS_TOKEN)).map(each -> old.with(Names.META, each.without(Names.PROGRESS_TOKEN)));
    }
}
