package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Identity as a test sees it: two issuers, a local one, three routes, a clock to turn.
final class Desk {
    static final Audience NOTES = new Audience("https://gate.example.com/mcp/notes");
    static final Audience FILES = new Audience("https://gate.example.com/mcp/files");
    static final Audience ADMIN = new Audience("https://gate.example.com/mcp/admin");
    static final String OTHER_URL = "https://other.example.org";
    static final LocalKey LOCAL = LocalKey.generate();
    static final String HOME = "home-1";

    final TurnedClock clock = new TurnedClock();
    final FakeIssuer issuer = new FakeIssuer();
    final List<Issuer> issuers = new ArrayList<>(List.of(
            Issuer.signing("acme", FakeIssuer.URL, Set.of(Algorithm.RS256, Algorithm.PS256, Algorithm.ES256), new Tenancy.One("acme")),
            new Issuer(
                    "other",
                    OTHER_URL,
                    Optional.of(new Issuer.Signed(Set.of(Algorithm.ES256), true, false)),
                    Optional.empty(),
                    new Tenancy.Claimed("/org/tenant", Set.of("red", "blue")),
                    Kind.BY_CLAIMS,
                    new ClaimNames("/realm_access/roles", "groups"))));
    final Set<LocalCaller> callers = new HashSet<>(Set.of(LocalCaller.of("local", "me")));
    final Authenticator authenticator;
    Introspection introspection = (name, token, deadline) -> {
        throw new Unreachable("nobody there");
    };

    Desk() {
        authenticator = new Authenticator(settings(Revocations.NONE), issuer, (name, token, deadline) -> introspection.introspect(name, token, deadline), KeyTimes.USUAL, clock);
    }

    IdentitySettings settings(Revocations revocations) {
        var local = new LocalIssuer(HOME, List.of(LOCAL.publicKey()), callers);
        var routes = List.of(
                new ProtectedRoute(NOTES, List.of()), new ProtectedRoute(FILES, List.of()), new ProtectedRoute(ADMIN, List.of("admin", "notes:write")));
        return IdentitySettings.of(issuers, Optional.of(local), routes, revocations);
    }

    void use(Revocations revocations) {
        authenticator.use(settings(revocations));
    }

    LocalTokens localTokens() {
        return new LocalTokens(LOCAL, HOME, clock);
    }

    Judgement judge(String token, Audience route) {
        return judgeHeaders(List.of("Bearer " + token), route);
    }

    Judgement judgeHeaders(List<String> headers, Audience route) {
        return authenticator.judge(headers, route, Deadline.in(Duration.ofSeconds(10)));
    }

    Caller known(String token) {
        assertThat(judge(token, NOTES)).isInstanceOf(Judgement.Known.class);
        return ((Judgement.Known) judge(token, NOTES)).caller();
    }

    void refuses(String token, Code code) {
        refuses(token, NOTES, code);
    }

    void refuses(String token, Audience route, Code code) {
        assertThat(codeOf(judge(token, route))).isEqualTo(code);
    }

    static Code codeOf(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Unknown.class);
        return ((Judgement.Unknown) judgement).refusal().code();
    }

    String good() {
        return FakeIssuer.sign(header("ec-1", "ES256"), claims().text(), FakeIssuer.EC);
    }

    static String header(String kid, String alg) {
        return "{\"typ\":\"at+jwt\",\"alg\":\"" + alg + "\",\"kid\":\"" + kid + "\"}";
    }

    Draft claims() {
        Instant now = clock.instant();
        return new Draft(new java.util.LinkedHashMap<>())
                .with("iss", quoted(FakeIssuer.URL))
                .with("sub", quoted("alice"))
                .with("aud", quoted(NOTES.url()))
                .with("iat", String.valueOf(now.getEpochSecond()))
                .with("exp", String.valueOf(now.getEpochSecond() + 600))
                .with("jti", quoted("token-1"));
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    /// Claims as JSON text, member by member, so that a test may write anything into them.
    record Draft(java.util.LinkedHashMap<String, String> members) {
        Draft with(String name, String json) {
            var changed = new java.util.LinkedHashMap<>(members);
            changed.put(name, json);
            return new Draft(changed);
        }

        Draft without(String name) {
            var changed = new java.util.LinkedHashMap<>(members);
            changed.remove(name);
            return new Draft(changed);
        }

        String text() {
            return members.entrySet().stream().map(each -> quoted(each.getKey()) + ":" + each.getValue()).collect(Collectors.joining(",", "{", "}"));
        }
    }
}
