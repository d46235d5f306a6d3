package dev.gatehouse.checks.pinning;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// Cuts listings of tools and what servers tell of themselves down to what was approved, so that no model reads what nobody looked at, and notes what
/// is new.
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
        if (!(message instanceof Success answer)) {
            return Finding.KEEP;
        }
        return switch (call) {
            case Call.Listing(var facts, Listed of, _) when of == Listed.TOOLS -> cut(Pins.Place.of(facts), answer);
            case Call.Discovery(var facts, _) -> silence(Pins.Place.of(facts), answer);
            case Call.Listing _, Call.ToolCall _, Call.PromptGet _, Call.ResourceRead _, Call.Completion _, Call.LevelSetting _, Call.Subscription _,
                Call.TaskCall _, Call.Listening _, Call.Reply _, Call.Notice _ -> Finding.KEEP;
        };
    }

    /// What a server that nobody approved tells models is told to none.
    private Finding silence(Pins.Place place, Success answer) {
        boolean silent = tools.server(place) instanceof Standing.Approved || !answer.result().has(Names.INSTRUCTIONS);
        return silent ? Finding.KEEP : new Finding.Replace(answer.withResult(answer.result().without(Names.INSTRUCTIONS)), name());
    }

    private Finding cut(Pins.Place place, Success answer) {
        Optional<JsonArray> all = answer.result().array(Listed.TOOLS.member());
        if (all.isEmpty()) {
            return Finding.KEEP;
        }
        boolean known = tools.server(place) instanceof Standing.Approved;
        JsonArray approved = all.get().keeping(each -> isApproved(place, each) && known);
        return approved == all.get() ? Finding.KEEP : new Finding.Replace(answer.withResult(answer.result().with(Listed.TOOLS.member(), approved)), name());
    }

    private boolean isApproved(Pins.Place place, Json each) {
        Optional<Definition> definition = each instanceof JsonObject listed ? Definition.ofTool(listed) : Optional.empty();
        return definition.filter(said -> tools.listed(place, said) instanceof Standing.Approved).isPresent();
    }
}
