package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One listing over all servers: those in the order of their names, their things in their own order, in pages of ours.
///
/// A server that does not answer is left out; a no that is meant for the client ends the whole.
final class Gathering implements Errand {
    /// How many things a page has at most.
    static final int MOST = 500;
    private static final int MOST_BYTES = 2 << 20;

    private final Call.Listing listing;
    private final List<Part> parts;
    private final Cursors.Place from;
    private final Shared shared;
    private final Pipeline pipeline;
    private final List<JsonObject> things = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private int bytes;

    /// @param from where it begins; servers in front of that are not in `parts`
    Gathering(Call.Listing listing, List<Part> parts, Cursors.Place from, Shared shared, Pipeline pipeline) {
        this.listing = listing;
        this.parts = parts;
        this.from = from;
        this.shared = shared;
        this.pipeline = pipeline;
    }

    @Override
    public List<Call> calls() {
        return List.of(listing);
    }

    @Override
    public Optional<Member> to() {
        return Optional.empty();
    }

    @Override
    public void run(Stop stop, Outlet outlet) {
        Success page;
        try {
            page = page(Together.each(Part.AT_ONCE, parts, part -> read(part, stop)));
        } catch (Refused refused) {
            outlet.refuse(refused.refusal());
            return;
        }
        outlet.finish(page);
    }

    private ServerListing read(Part part, Stop stop) {
        Cursors.Place begin = part.server().equals(from.server()) ? from : Cursors.Place.FIRST;
        return new ServerListing(part, listing.of(), shared.renaming(part.server())).read(begin, MOST, pipeline, stop);
    }

    private Success page(List<ServerListing> servers) throws Refused {
        for (ServerListing each : servers) {
            Optional<Refusal> missing = each.missing();
            if (missing.filter(Part::endsAll).isPresent()) {
                throw new Refused(missing.get());
            }
            missing.ifPresent(each.part()::leftOut);
        }
        Optional<String> next = fill(servers).map(place -> shared.cursors().seal(listing, place));
        JsonObject result = JsonObject.of(listing.of().member(), JsonArray.of(things));
        JsonObject paged = next.map(cursor -> result.with("nextCursor", JsonString.of(cursor))).orElse(result);
        return Success.of(((Request) listing.facts().message()).id(), listing.facts().revision().era() == Era.MODERN ? cached(paged, servers) : paged);
    }

    /// Takes what fits, and returns where the next page begins.
    private Optional<Cursors.Place> fill(List<ServerListing> servers) {
        for (ServerListing server : servers) {
            for (ServerListing.Entry entry : server.entries()) {
                if (!fits(entry.thing())) {
                    return Optional.of(entry.place());
                }
                take(entry.thing());
            }
            if (server.rest().isPresent()) {
                return server.rest();
            }
        }
        return Optional.empty();
    }

    private boolean fits(JsonObject thing) {
        return things.isEmpty() || things.size() < MOST && bytes + thing.byteLength() <= MOST_BYTES;
    }

    /// Of two things of one server with the same name the first counts.
    private void take(JsonObject thing) {
        boolean named = listing.of() == Listed.TOOLS || listing.of() == Listed.PROMPTS;
        if (!named || thing.text(listing.of().key()).filter(keys::add).isPresent()) {
            things.add(thing);
            bytes += thing.byteLength();
        }
    }

    /// Good as long as that of the server which says least, and for this caller alone (MCP 2026-07-28, caching).
    private JsonObject cached(JsonObject page, List<ServerListing> servers) {
        boolean whole = servers.stream().allMatch(each -> each.missing().isEmpty());
        long ttl = servers.stream().mapToLong(ServerListing::ttl).min().orElse(0);
        return page.with("resultType", JsonString.of("complete"))
            .with("ttlMs", JsonNumber.of(whole && ttl < Long.MAX_VALUE ? ttl : 0))
            .with("cacheScope", JsonString.of("private"));
    }
}
