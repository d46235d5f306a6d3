package dev.gatehouse.gateway.door;

import dev.gatehouse.identity.Judgement;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.Door;
import dev.gatehouse.serving.page.RoutePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The gate's door: finds the route, asks who it is, and lets the [Visit] go on.
///
/// Three things are answered without a token, and no others ([#UNAUTHENTICATED]): each says only what a stranger must know to get one.
public final class McpDoor implements Door {
    /// What anybody may ask, as `VERB PATH`; `[/NAME]` for the routes of single servers beside that to all.
    public static final List<String> UNAUTHENTICATED = List.of(
        "GET /.well-known/oauth-protected-resource",
        "GET /.well-known/oauth-protected-resource/mcp[/NAME]",
        "GET /mcp[/NAME] (a page for browsers)");

    private static final String JSON = "application/json";

    private final Supplier<Optional<Premises>> premises;
    private final LegacySessions sessions;
    private final OpenStreams streams;

    /// @param premises what is served now; empty until there are settings
    public McpDoor(Supplier<Optional<Premises>> premises, LegacySessions sessions, OpenStreams streams) {
        this.premises = premises;
        this.sessions = sessions;
        this.streams = streams;
    }

    @Override
    public void serve(Arrival arrival) throws Refused {
        Premises here = premises.get().orElseThrow(() -> Refused.because(Code.SETTINGS_MISSING, "no settings yet"));
        Optional<byte[]> metadata = here.metadata(arrival.path());
        if (metadata.isPresent()) {
            publish(arrival, metadata.get());
            return;
        }
        GateRoute route = here.route(arrival.path()).orElseThrow(() -> Refused.because(Code.ROUTE_UNKNOWN, "path"));
        requireNoQuery(arrival);
        if (RoutePage.isWanted(arrival)) {
            RoutePage.show(arrival);
            return;
        }
        admit(arrival, here, route);
    }

    /// A route takes no query. One that looks like a token has its own sentence, since it is in somebody's log by now.
    private static void requireNoQuery(Arrival arrival) throws Refused {
        if (!arrival.query().isEmpty()) {
            throw Refused.because(arrival.query().contains("token=") ? Code.TOKEN_IN_QUERY : Code.ROUTE_UNKNOWN, "query");
        }
    }

    private static void publish(Arrival arrival, byte[] metadata) throws Refused {
        if (!arrival.verb().equals("GET")) {
            throw Refused.because(Code.VERB_NOT_ALLOWED, arrival.verb());
        }
        arrival.answer(200, Map.of("Access-Control-Allow-Origin", "*"), JSON, metadata);
    }

    /// Whether this caller would be let in with the same token now, and might still do the same, with the same servers.
    private boolean isStillWelcome(Arrival arrival, List<Call> calls) {
        Optional<Premises> now = premises.get();
        Optional<GateRoute> route = now.flatMap(here -> here.route(arrival.path()));
        return route.isPresent()
            && now.get().authenticator().judge(arrival.headers("Authorization"), route.get().audience(), Deadline.in(Premises.IDENTITY_TIME))
                instanceof Judgement.Known(var caller, _)
            && calls.stream().allMatch(call -> caller.key().equals(call.facts().caller().key()) && now.get().permission().permits(call))
            && route.get().errands().stillComesTo(calls, now.get().permission());
    }

    private void admit(Arrival arrival, Premises here, GateRoute route) throws Refused {
        Deadline deadline = Deadline.in(route.route().deadlines().longest());
        switch (here.authenticator().judge(arrival.headers("Authorization"), route.audience(), deadline.within(Premises.IDENTITY_TIME))) {
            case Judgement.Known(var caller, _) ->
                new Visit(arrival, new Guest(here, route, caller, deadline), sessions, streams, calls -> isStillWelcome(arrival, calls)).serve();
            case Judgement.Unknown(var refusal, var challenge) -> arrival.refuse(refusal, null,
                challenge.map(value -> Map.of("WWW-Authenticate", value.value())).orElse(Map.of()));
        }
    }
}
