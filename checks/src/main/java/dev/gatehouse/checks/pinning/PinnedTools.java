package dev.gatehouse.checks.pinning;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Refusal;
import java.util.Optional;

/// What servers say of themselves and of their tools now, held against what was approved.
public final class PinnedTools {
    private final Pins pins;
    private final Sightings sightings;
    private final Known known;

    /// @param sightings where the office reads of what it does not know
    /// @param known what servers say now
    public PinnedTools(Pins pins, Sightings sightings, Known known) {
        this.pins = pins;
        this.sightings = sightings;
        this.known = known;
    }

    /// A tool's definition, where its server says it now and just so was it approved.
    public Optional<Definition> approved(Pins.Place place, String tool) {
        return server(place) instanceof Standing.Approved ? known.tool(place, tool).filter(said -> sightings.see(pins, place, said) instanceof Standing.Approved) : Optional.empty();
    }

    /// How the server of this place stands; as approved where it has not introduced itself.
    Standing server(Pins.Place place) {
        return known.server(place).map(said -> sightings.see(pins, place, said)).orElse(Standing.APPROVED);
    }

    /// How this definition stands, which a listing had.
    Standing listed(Pins.Place place, Definition definition) {
        known.saw(place, definition);
        return sightings.see(pins, place, definition);
    }

    /// How the tool of this call stands; nothing where its server lists none of that name.
    Optional<Standing> called(Call.ToolCall call) {
        Pins.Place place = Pins.Place.of(call.facts());
        return known.tool(place, call.tool().value()).map(said -> sightings.see(pins, place, said));
    }

    /// Why what the server says could not be had for this call.
    Optional<Refusal> failure(Call.ToolCall call) {
        return known.failure(call.facts().id());
    }
}
