package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.serving.state.Binding;
import dev.gatehouse.serving.state.StateSeal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The `requestState` of clients: what a server gave, or the name of a call that waits here, sealed for one caller, route and request.
///
/// A request that is sent again differs from the first one in its responses, its state and its `_meta` alone; any other one does not open
/// the state, so that nobody answers for one request and has another one carried out.
final class States {
    private static final String PURPOSE = "request-state";
    static final Duration LIFE = Duration.ofMinutes(15);

    private final StateSeal seal;

    /// What a client brought back.
    sealed interface Brought {
        /// Nothing: the request is a first one, or its server gave no state.
        record Nothing() implements Brought {}

        /// What the server gave.
        record OfServer(String state) implements Brought {}

        /// The name of a call that waits.
        record OfWaiting(String name) implements Brought {}

        /// That an older server wanted pages to be visited first.
        record OfPages() implements Brought {}

        /// That we asked the caller's own person about it, under this id.
        record OfConsent(String id) implements Brought {}
    }

    States(StateSeal seal) {
        this.seal = seal;
    }

    /// @throws Refused if the server's state is larger than may be carried
    String ofServer(Call call, String state) throws Refused {
        return sealed(call, 's' + state);
    }

    String ofWaiting(Call call, String name) throws Refused {
        return sealed(call, 'w' + name);
    }

    String ofPages(Call call) throws Refused {
        return sealed(call, "p");
    }

    String ofConsent(Call call, String id) throws Refused {
        return sealed(call, 'c' + id);
    }

    private String sealed(Call call, String state) throws Refused {
        byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > StateSeal.LARGEST) {
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_TOO_LARGE, "state"));
        }
        return seal.seal(binding(call), bytes, LIFE);
    }

    /// Opens what this call brings.
    ///
    /// @throws Refused if it was not given to this caller for this request, or is over
    Brought broughtBy(Call call) throws Refused {
        JsonObject params = request(call).params().orElseGet(JsonObject::empty);
        if (!params.has(InputRequired.STATE)) {
            return new Brought.Nothing();
        }
        String state = params.text(InputRequired.STATE).flatMap(text -> seal.open(binding(call), text))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElseThrow(() -> Refused.because(Code.STATE_INVALID, "requestState"));
        String content = state.substring(1);
        return switch (state.charAt(0)) {
            case 's' -> new Brought.OfServer(content);
            case 'w' -> new Brought.OfWaiting(content);
            case 'c' -> new Brought.OfConsent(content);
            default -> new Brought.OfPages();
        };
    }

    private static Binding binding(Call call) {
        JsonObject params = request(call).params().orElseGet(JsonObject::empty).without(InputRequired.OF_RETRIES).without(Names.META);
        String about = call.method() + "\n" + new String(params.bytes(), StandardCharsets.UTF_8);
        return new Binding(PURPOSE, call.facts().caller().key(), place(call.facts().route()), Fingerprint.of(about));
    }

    /// A route may have several servers, and two of them a tool of the same name.
    private static String place(Route route) {
        return route.name() + " " + route.server();
    }

    /// The request with the server's own state in the place of ours.
    static Request withState(Request request, String state) {
        return request.withParams(request.params().orElseThrow().with(InputRequired.STATE, JsonString.of(state)));
    }

    /// The request as it was first sent.
    static Request asFirst(Request request) {
        return request.withParams(request.params().orElseThrow().without(InputRequired.OF_RETRIES));
    }

    private static Request request(Call call) {
        return (Request) call.facts().message();
    }
}
