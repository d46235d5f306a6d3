package dev.gatehouse.office.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.identity.Audience;
import dev.gatehouse.identity.LocalCaller;
import dev.gatehouse.identity.LocalToken;
import dev.gatehouse.office.house.Happening;
import dev.gatehouse.office.house.House;
import dev.gatehouse.office.house.Reach;
import dev.gatehouse.office.house.Unrecorded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `token`, `revoke-token`, `revoke-issuer`.
final class TokenVerbs {
    private static final String LOCAL = "local";
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final House house;
    private final Changes changes;

    TokenVerbs(House house, Changes changes) {
        this.house = house;
        this.changes = changes;
    }

    /// Makes a token for a caller of this house, on the routes named, or on all that there are now.
    Answer make(Asked asked) throws NotUnderstood {
        CallerName caller = CallerVerbs.caller(asked);
        List<String> names = asked.texts("routes");
        Duration longest = shorter(LONGEST, house.settings().limits().tokenLifetime());
        Duration life = asked.maybeNumber("seconds").map(seconds -> Duration.ofSeconds(Math.clamp(seconds, 0, Integer.MAX_VALUE)))
            .orElse(shorter(USUAL, longest));
        List<String> scopes = asked.texts("scopes");
        asked.nothingElse();
        if (!house.register().callers().contains(caller)) {
            return Answer.no(Answer.NO, "There is no caller " + caller.name() + " in tenant " + caller.tenant()
                + ". Run: gatehouse caller add " + caller.name() + " --tenant " + caller.tenant());
        }
        if (life.isZero() || life.compareTo(longest) > 0) {
            return Answer.no(Answer.USAGE, "A token lives from one second to " + longest.toHours() + "h" + longest.toMinutesPart() + "m.");
        }
        Map<String, URI> routes = house.current().addresses();
        List<String> unknown = names.stream().filter(name -> !routes.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            return Answer.no(Answer.NO, "There is no route " + String.join(", ", unknown) + ". There are: " + routes.keySet() + ".");
        }
        if (!names.isEmpty()) {
            routes.keySet().retainAll(names);
        }
        return issue(caller, routes, life, scopes);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Answer issue(CallerName caller, Map<String, URI> routes, Duration life, List<String> scopes) {
        LocalToken token = house.tokens().issue(LocalCaller.of(caller.tenant(), caller.name()),
            routes.values().stream().map(url -> new Audience(url.toString())).toList(), life, scopes);
        try {
            house.note(new Happening("token-made", caller.toString(), token.id() + " until " + token.expiry() + " for "
                + String.join(" ", routes.keySet())));
        } catch (Unrecorded unrecorded) {
            return Answer.no(Answer.NO, "The ledger could not be written, so no token was made. See: gatehouse status");
        }
        return Answer.done(Json.object("token", token.reveal(), "id", token.id(), "expires", token.expiry().toString(),
            "expiresAt", token.expiry().getEpochSecond(),
            "routes", routes.entrySet().stream().map(route -> Json.object("name", route.getKey(), "url", route.getValue().toString())).toList()));
    }

    /// Revokes a token until it expires; where that is not said, for longer than any token lives.
    Answer revoke(Asked asked) throws NotUnderstood, InterruptedException {
        String id = asked.text("id");
        Optional<Long> until = asked.maybeNumber("expiresAt");
        asked.nothingElse();
        Instant now = house.clock().instant();
        Instant end = until.map(seconds -> Instant.ofEpochSecond(Math.clamp(seconds, 0, now.plus(REMEMBERED).getEpochSecond()))).orElse(now.plus(REMEMBERED));
        return changes.answer(new Happening("token-revoked", id, ""), Reach.NARROWS, register -> register.revokeToken(id, end, now), "");
    }

    Answer revokeIssuer(Asked asked) throws NotUnderstood, InterruptedException {
        String issuer = asked.text("issuer");
        asked.nothingElse();
        List<String> known = new ArrayList<>(List.of(LOCAL));
        house.settings().issuers().forEach(each -> known.add(each.name()));
        if (!known.contains(issuer)) {
            return Answer.no(Answer.NO, "There is no issuer named " + issuer + ". There are: " + known + ".");
        }
        return changes.answer(new Happening("issuer-revoked", issuer, ""), Reach.NARROWS,
            register -> register.revokeIssuer(issuer, house.clock().instant()), "");
    }
}
