package dev.gatehouse.checks.pinning;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// Cuts listings of tools down to what was approved, so that no model reads what nobody looked at, and notes what is new.
public final class PinnedListing implements Review {
    private final PinnedTools tools;

    public PinnedListing(PinnedTools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "pinned-listing";
    }

    @Override
    public Finding examine(Call call, Message message) {
        return call instanceof Call.Listing(var facts, Listed of, _) && of == Listed.TOOLS && message instanceof Success answer
            ? cut(Pins.Place.of(facts), answer) : Finding.KEEP;
    }

    private Finding cut(Pins.Place place, Success answer) {
        Optional<JsonArray> all = answer.result().array(Listed.TOOLS.member());
        if (all.isEmpty()) {
            return Finding.KEEP;
        }
        JsonArray approved = all.get().keeping(each -> isApproved(place, each));
        return approved == all.get() ? Finding.KEEP : new Finding.Replace(answer.withResult(answer.result().with(Listed.TOOLS.member(), approved)), name());
    }

    private boolean isApproved(Pins.Place place, Json each) {
        Optional<Definition> definition = each instanceof JsonObject listed ? Definition.ofTool(listed) : Optional.empty();
        return definition.filter(said -> tools.listed(place, said) instanceof Standing.Approved).isPresent();
    }
}
