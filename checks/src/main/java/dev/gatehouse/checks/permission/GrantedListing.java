package dev.gatehouse.checks.permission;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// Cuts listings down to what the caller may use, so that what would be refused is not even named.
public final class GrantedListing implements Review {
    private final Grants grants;

    public GrantedListing(Grants grants) {
        this.grants = grants;
    }

    @Override
    public String name() {
        return "granted-listing";
    }

    @Override
    public Finding examine(Call call, Message message) {
        return call instanceof Call.Listing listing && message instanceof Success answer ? cut(listing, answer) : Finding.KEEP;
    }

    private Finding cut(Call.Listing listing, Success answer) {
        String member = listing.of().member();
        Optional<JsonArray> all = answer.result().array(member);
        if (all.isEmpty()) {
            return Finding.KEEP;
        }
        JsonArray granted = all.get().keeping(each -> mayUse(listing, each));
        return granted == all.get()
            ? Finding.KEEP
            : new Finding.Replace(answer.withResult(answer.result().with(member, granted)), name());
    }

    private boolean mayUse(Call.Listing listing, Json each) {
        return each instanceof JsonObject described
            && described.text(listing.of().key()).filter(name -> isGranted(listing, name)).isPresent();
    }

    private boolean isGranted(Call.Listing listing, String name) {
        Caller caller = listing.facts().caller();
        String server = listing.facts().route().server();
        return switch (listing.of()) {
            case TOOLS -> grants.mayAllow(caller, server, name);
            case PROMPTS -> grants.allows(caller, server, Thing.PROMPT, name);
            case RESOURCES, TEMPLATES -> grants.allows(caller, server, Thing.RESOURCE, name);
        };
    }
}
