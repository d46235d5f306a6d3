package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one server lists from some place on, page by page, each page a call of its own with its checks, reviews and entry; under the shared
/// names, as much as one page of ours can hold.
final class ServerListing {
    private static final int MOST_PAGES = 64;

    private final Part part;
    private final Listed of;
    private final Renaming renaming;
    private final List<Entry> entries = new ArrayList<>();
    private Optional<String> rest = Optional.empty();
    private Optional<Refusal> missing = Optional.empty();
    private long ttl = Long.MAX_VALUE;

    /// One thing, and where it stood.
    record Entry(JsonObject thing, Cursors.Place place) {}

    ServerListing(Part part, Listed of, Renaming renaming) {
        this.part = part;
        this.of = of;
        this.renaming = renaming;
    }

    Part part() {
        return part;
    }

    List<Entry> entries() {
        return entries;
    }

    /// Where the server's next page begins, if it has one.
    Optional<Cursors.Place> rest() {
        return rest.map(cursor -> new Cursors.Place(part.server(), Optional.of(cursor), 0));
    }

    /// Why something of it is not there.
    Optional<Refusal> missing() {
        return missing;
    }

    /// For how many milliseconds the server's pages are good.
    long ttl() {
        return ttl;
    }

    /// A request for all of a kind, with what another request says of its client.
    static Request request(Listed of, Request like) {
        return Request.of(like.id(), of.method(), like.meta().map(meta -> JsonObject.of(Names.META, meta)).orElseGet(JsonObject::empty)).withProgressToken(Optional.empty());
    }

    /// Reads all that the server has.
    ServerListing readAll(Pipeline pipeline, Stop stop) {
        return read(Cursors.Place.FIRST, Integer.MAX_VALUE, pipeline, stop);
    }

    /// Reads on from this place until `most` things are there or the server has no more.
    ServerListing read(Cursors.Place from, int most, Pipeline pipeline, Stop stop) {
        Optional<String> page = from.page();
        for (int count = 0; count < MOST_PAGES; count++) {
            Ended ended = part.call(call(page, count == 0), pipeline, stop);
            missing = ended.refusal();
            ended.result().ifPresent(this::judgeTime);
            Optional<String> now = page;
            ended.result().flatMap(result -> result.array(of.member())).ifPresent(all -> take(all.values(), now));
            page = ended.result().flatMap(result -> result.text("nextCursor"));
            if (page.isEmpty() || entries.size() - from.skip() >= most) {
                rest = page;
                return skipping(from);
            }
        }
        missing = Optional.of(Refusal.after(Effect.DONE, Code.UPSTREAM_INVALID, "a listing without end"));
        return skipping(from);
    }

    private Call call(Optional<String> page, boolean first) {
        Request request = (Request) part.facts().message();
        JsonObject params = request.params().orElseGet(JsonObject::empty).without("cursor");
        JsonObject own = page.map(cursor -> params.with("cursor", JsonString.of(cursor))).orElse(params);
        Request asked = own.size() == 0 && request.params().isEmpty() ? request : request.withParams(own);
        Call.Facts facts = first ? part.facts().to(part.facts().route(), part.facts().deadline(), asked) : part.further(asked);
        return new Call.Listing(facts, of, own);
    }

    private void take(List<Json> things, Optional<String> page) {
        for (int at = 0; at < things.size(); at++) {
            if (things.get(at) instanceof JsonObject thing) {
                entries.add(new Entry(renaming.listed(of, thing), new Cursors.Place(part.server(), page, at)));
            }
        }
    }

    private void judgeTime(JsonObject result) {
        long told = result.get("ttlMs").map(each -> each instanceof JsonNumber number ? number.asLong().orElse(0L) : Long.valueOf(0)).orElse(0L);
        ttl = Math.min(ttl, Math.max(0, told));
    }

    private ServerListing skipping(Cursors.Place from) {
        entries.removeIf(entry -> entry.place().page().equals(from.page()) && entry.place().skip() < from.skip());
        return this;
    }
}
