package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.serving.state.Binding;
import dev.gatehouse.serving.state.StateSeal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Where the next page of a listing begins, sealed for one caller, route and method. A server's own cursor is in it and is
/// shown to nobody. One that was changed, is somebody else's, of another listing, over, or never was, is refused in the same words.
final class Cursors {
    private static final String PURPOSE = "cursor";
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final StateSeal seal;

    /// A place in the listing.
    ///
    /// @param server with whose things the page begins
    /// @param page the server's own cursor; empty for its first page
    /// @param skip how many things of that page have been shown
    record Place(String server, Optional<String> page, int skip) {
        /// The place in front of everything.
        static final Place FIRST = new Place("", Optional.empty(), 0);
    }

    Cursors(StateSeal seal) {
        this.seal = seal;
    }

    /// Seals a place. How long a server's own cursor may be is the shape of an answer.
    String seal(Call.Listing listing, Place place) {
        String text = place.server() + "\n" + place.skip() + "\n" + place.page().map(own -> "+" + own).orElse("-");
        return seal.seal(binding(listing), text.getBytes(StandardCharsets.UTF_8), LIFE);
    }

    /// The place that this listing begins at.
    Place open(Call.Listing listing) throws Refused {
        if (!listing.params().has("cursor")) {
            return Place.FIRST;
        }
        return listing.params().text("cursor").flatMap(text -> seal.open(binding(listing), text)).map(Cursors::place)
            .orElseThrow(() -> Refused.because(Code.STATE_INVALID, "cursor"));
    }

    private static Place place(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
        return new Place(parts[0], parts[2].startsWith("+") ? Optional.of(parts[2].substring(1)) : Optional.empty(), Integer.parseInt(parts[1]));
    }

    private static Binding binding(Call.Listing listing) {
        return new Binding(PURPOSE, listing.facts().caller().key(), listing.facts().route().name(), listing.method());
    }
}
