package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Listings in pages. A cursor names the last entry of the page before, so what comes or goes meanwhile neither repeats nor hides another
/// entry; where that one is gone itself, the cursor is none any more. It holds nothing that its client has not read.
final class Pages {
    private Pages() {}

    /// The page that the parameters ask for.
    ///
    /// @param what the member that holds the entries
    /// @param all the entries by their names
    static Outcome page(String what, Map<String, JsonObject> all, JsonObject params, int size) {
        List<String> names = new ArrayList<>(all.keySet());
        Optional<Integer> from = params.has("cursor") ? params.get("cursor").flatMap(cursor -> after(cursor, what, names)) : Optional.of(0);
        if (from.isEmpty()) return Wrong.of(ErrorCode.INVALID_PARAMS, "There is no such cursor.");
        int to = Math.min(names.size(), from.get() + size);
        JsonObject page = JsonObject.of(what, JsonArray.of(names.subList(from.get(), to).stream().map(all::get).toList()));
        return new Done(to < names.size() ? page.with("nextCursor", JsonString.of(cursor(what, names.get(to - 1)))) : page);
    }

    private static Optional<Integer> after(Json cursor, String what, List<String> names) {
        if (!(cursor instanceof JsonString text)) return Optional.empty();
        for (int at = 0; at < names.size(); at++) {
            if (cursor(what, names.get(at)).equals(text.value())) return Optional.of(at + 1);
        }
        return Optional.empty();
    }

    private static String cursor(String what, String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((what + ' ' + name).getBytes(StandardCharsets.UTF_8));
    }
}
