package dev.gatehouse.gateway.upstream;

import dev.gatehouse.checks.approval.Consent;
import dev.gatehouse.checks.text.Visible;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.CanonicalJson;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the caller's own person about a call by a form, as a newer server would (MCP 2026-07-28, multi-round-trip requests), in words of ours: the tool, and
/// the arguments as they are. The state that comes back is sealed for this caller and request, and good once: a restart ends all of them.
final class Consents implements Consent {
    /// A longer call has no place in a form.
    private static final int LONGEST = 4_000;
    private static final int MOST_SPENT = 50_000;
    private static final String KEY = "approval";
    private static final String FIELD = "approve";

    private final States states;
    private final InstantSource clock;
    private final Map<String, Instant> spent = new HashMap<>();

    Consents(States states, InstantSource clock) {
        this.states = states;
        this.clock = clock;
    }

    @Override
    public Brought brought(Call.ToolCall call) {
        return state(call) instanceof States.Brought.OfConsent(String id) && spend(id) ? answer(call) : Brought.NOTHING;
    }

    /// A state of another is nothing here, and is refused where it is used.
    private States.Brought state(Call.ToolCall call) {
        try {
            return call.facts().revision().era() == Era.MODERN ? states.broughtBy(call) : new States.Brought.Nothing();
        } catch (Refused notOurs) {
            return new States.Brought.Nothing();
        }
    }

    private static Brought answer(Call.ToolCall call) {
        Optional<JsonObject> form = call.params().object(InputRequired.RESPONSES).flatMap(responses -> responses.object(KEY));
        boolean agreed = form.filter(each -> each.text("action").filter("accept"::equals).isPresent()).flatMap(each -> each.object("content"))
            .flatMap(content -> content.get(FIELD)).filter(JsonBoolean.TRUE::equals).isPresent();
        return agreed ? Brought.YES : Brought.NO;
    }

    /// Whether it was not spent before. Where too much is remembered, nothing is good.
    private synchronized boolean spend(String id) {
        Instant now = clock.instant();
        if (spent.size() >= MOST_SPENT) {
            spent.values().removeIf(until -> until.isBefore(now));
        }
        return spent.size() < MOST_SPENT && spent.putIfAbsent(id, now.plus(States.LIFE)) == null;
    }

    /// A call that goes on with what its server wanted is not asked about so: what it brings would be lost.
    @Override
    public Optional<JsonObject> question(Call.ToolCall call) {
        boolean first = switch (state(call)) {
            case States.Brought.Nothing _, States.Brought.OfConsent _ -> true;
            case States.Brought.OfServer _, States.Brought.OfWaiting _, States.Brought.OfPages _ -> false;
        };
        return first && call.facts().revision().era() == Era.MODERN ? form(call).filter(form -> isFor(call, form)).flatMap(form -> result(call, form)) : Optional.empty();
    }

    private static boolean isFor(Call call, JsonObject form) {
        return Question.ELICITATION.isFor(call.facts().client().capabilities(), form);
    }

    private Optional<JsonObject> result(Call.ToolCall call, JsonObject form) {
        try {
            String state = states.ofConsent(call, CallId.fresh().value());
            var wanted = new InputRequired(Map.of(KEY, new InputRequired.Asked(Question.ELICITATION, form)), Optional.of(state));
            return Optional.of(wanted.answer(((Request) call.facts().message()).id()).result());
        } catch (Refused tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> form(Call.ToolCall call) {
        JsonObject field = JsonObject.of(JsonObject.member("type", "boolean"), JsonObject.member("title", "Let this call through, once"));
        JsonObject schema = JsonObject.of(JsonObject.member("type", "object"), JsonObject.member("properties", JsonObject.of(FIELD, field)),
            JsonObject.member("required", JsonArray.of(List.of(JsonString.of(FIELD)))));
        return words(call).filter(words -> words.length() <= LONGEST).map(words -> JsonObject.of(JsonObject.member("mode", "form"), JsonObject.member("message",
            "Your agent wants to call the tool " + call.tool().value() + " of the server " + call.facts().route().server() + " with just this: " + words
                + " Do you let this call through, once?"), JsonObject.member("requestedSchema", schema)));
    }

    /// All that the call says, in one form, with what cannot be seen in it spelt out.
    private static Optional<String> words(Call.ToolCall call) {
        try {
            byte[] canonical = CanonicalJson.of(call.params().without(Names.META).without(InputRequired.OF_RETRIES));
            return Optional.of(Visible.of(new String(canonical, StandardCharsets.UTF_8)));
        } catch (Malformed withoutForm) {
            return Optional.empty();
        }
    }
}
