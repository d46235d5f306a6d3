package dev.gatehouse.gateway.errands;

import dev.gatehouse.checks.pinning.Pins;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Request;

/// Asks a server what it says of its tools before one of them is called, unless it was asked a short while ago: checks judge by what it says now,
/// and not by what it told a client before. The listing is a call like any other, with its entry; caller and rate pay for the two once.
record Acquaintance(Asking asking, Member member, Shared shared) {
    /// The call, once its tool is known or it is known why not.
    Call withTool(Call.ToolCall call, Stop stop) {
        if (shared.tools().isGood(call) || !asking.permission().mayAllow(call)) {
            return call;
        }
        Call.ToolCall whole = new Call.ToolCall(call.facts().asPart(call.facts().id()), call.tool(), call.params(), call.paramFields());
        long since = shared.tools().now();
        Call.Facts asked = whole.facts().to(call.facts().route(), call.facts().deadline(), ServerListing.request(Listed.TOOLS, (Request) call.facts().message()));
        ServerListing listing = new ServerListing(new Part(member, asked.asPart(CallId.fresh())), Listed.TOOLS, shared.renaming(member.server()))
            .readAll(asking.pipeline(), stop);
        listing.missing().ifPresentOrElse(why -> shared.tools().failed(call.facts().id(), Refusal.of(why.code(), "its listing: " + why.detail())),
            () -> shared.tools().read(Pins.Place.of(call.facts()), since));
        return whole;
    }
}
