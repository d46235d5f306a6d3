package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
    private final Desk desk = new Desk();

    private String signed(Desk.Draft claims) {
        return FakeIssuer.sign(Desk.header("ec-1", "ES256"), claims.text(), FakeIssuer.EC);
    }

    @Test
    void aPersonIsKnownByTenantIssuerAndSubject() {
        var claims = desk.claims().with("roles", "[\"reader\"]").with("groups", "\"staff\"").with("scope", "\"a b\"");
        Caller caller = desk.known(signed(claims));
        assertThat(caller).isEqualTo(new Caller.Person("acme", "alice", new Caller.Standing("acme", "token-1", Set.of("reader"), Set.of("staff"), Set.of("a", "b"))));
    }

    @Test
    void aClientThatIsItsOwnSubjectIsAWorkload() {
        assertThat(desk.known(signed(desk.claims().with("client_id", "\"alice\"")))).isInstanceOf(Caller.Workload.class);
        assertThat(desk.known(signed(desk.claims().with("client_id", "\"app\"")))).isInstanceOf(Caller.Person.class);
    }

    @Test
    void everyAllowedAlgorithmIsVerified() {
        assertThat(desk.known(FakeIssuer.sign(Desk.header("rsa-1", "RS256"), desk.claims().text(), FakeIssuer.RSA)).name()).isEqualTo("alice");
        assertThat(desk.known(FakeIssuer.sign(Desk.header("rsa-1", "PS256"), desk.claims().text(), FakeIssuer.RSA, JWSAlgorithm.PS256)).name()).isEqualTo("alice");
        desk.refuses(FakeIssuer.sign(Desk.header("rsa-1", "RS512"), desk.claims().text(), FakeIssuer.RSA, JWSAlgorithm.RS512), Code.TOKEN_INVALID);
    }

    @Test
    void aTokenForTwoRoutesIsGoodOnBothAndNoThird() {
        String token = signed(desk.claims().with("aud", "[\"" + Desk.NOTES + "\",\"" + Desk.FILES + "\"]"));
        assertThat(desk.judge(token, Desk.NOTES)).isInstanceOf(Judgement.Known.class);
        assertThat(desk.judge(token, Desk.FILES)).isInstanceOf(Judgement.Known.class);
        desk.refuses(token, Desk.ADMIN, Code.TOKEN_WRONG_AUDIENCE);
    }

    @Test
    void aYesOnOneRouteIsNoYesOnAnother() {
        assertThat(desk.judge(desk.good(), Desk.NOTES)).isInstanceOf(Judgement.Known.class);
        String token = desk.good();
        desk.known(token);
        desk.refuses(token, Desk.FILES, Code.TOKEN_WRONG_AUDIENCE);
        desk.known(token);
    }

    @Test
    void theTenantMayBeClaimedOutOfAWrittenListAlone() {
        desk.issuer.keys = FakeIssuer.keySet(FakeIssuer.EC);
        var claims = desk.claims().with("iss", Desk.quoted(Desk.OTHER_URL)).with("realm_access", "{\"roles\":[\"boss\"]}");
        Caller caller = desk.known(signed(claims.with("org", "{\"tenant\":\"red\"}")));
        assertThat(caller.tenant()).isEqualTo("red");
        assertThat(((Caller.Person) caller).standing().roles()).containsExactly("boss");
        desk.refuses(signed(claims.with("org", "{\"tenant\":\"acme\"}")), Code.TOKEN_INVALID);
        desk.refuses(signed(claims.with("org", "{\"tenant\":\"local\"}")), Code.TOKEN_INVALID);
        desk.refuses(signed(claims.with("org", "{\"tenant\":[\"red\"]}")), Code.TOKEN_INVALID);
        desk.refuses(signed(claims), Code.TOKEN_INVALID);
    }

    @Test
    void aMissingScopeIsChallengedWithAllThatTheRouteNeeds() {
        String token = signed(desk.claims().with("aud", Desk.quoted(Desk.ADMIN.url())).with("scope", "\"admin\""));
        var no = (Judgement.Unknown) desk.judge(token, Desk.ADMIN);
        assertThat(no.refusal().code()).isEqualTo(Code.SCOPE_INSUFFICIENT);
        assertThat(no.challenge().orElseThrow().value()).contains("error=\"insufficient_scope\"").contains("scope=\"admin notes:write\"");
        String both = signed(desk.claims().with("aud", Desk.quoted(Desk.ADMIN.url())).with("scp", "[\"admin\",\"notes:write\"]"));
        assertThat(desk.judge(both, Desk.ADMIN)).isInstanceOf(Judgement.Known.class);
    }

    @Test
    void aRouteThatNobodyWroteIsUnknownWhateverTheToken() {
        assertThat(Desk.codeOf(desk.judge(desk.good(), new Audience("https://gate.example.com/mcp")))).isEqualTo(Code.ROUTE_UNKNOWN);
    }

    @Test
    void revocationEndsARememberedTokenAtOnce() {
        String token = desk.good();
        desk.known(token);
        desk.use(new Revocations(Set.of(), Set.of("token-1"), Set.of()));
        desk.refuses(token, Code.TOKEN_REVOKED);
        desk.use(new Revocations(Set.of(new Revocations.Owner("acme", "acme", "alice")), Set.of(), Set.of()));
        desk.refuses(token, Code.TOKEN_REVOKED);
        desk.use(new Revocations(Set.of(), Set.of(), Set.of("acme")));
        desk.refuses(token, Code.TOKEN_REVOKED);
        desk.use(new Revocations(Set.of(new Revocations.Owner("acme", "other", "alice")), Set.of("token-2"), Set.of("local")));
        desk.known(token);
    }

    @Test
    void aTokenWithoutAnIdIsRevocableByItsFingerprint() {
        String token = signed(desk.claims().without("jti"));
        String id = ((Caller.Person) desk.known(token)).standing().tokenId();
        assertThat(id).startsWith("sha256-");
        desk.use(new Revocations(Set.of(), Set.of(id), Set.of()));
        desk.refuses(token, Code.TOKEN_REVOKED);
    }

    @Test
    void aRememberedTokenStillExpires() {
        String token = signed(desk.claims().with("exp", String.valueOf(desk.clock.instant().getEpochSecond() + 20)));
        desk.known(token);
        desk.clock.turn(Duration.ofSeconds(49));
        desk.known(token);
        desk.clock.turn(Duration.ofSeconds(1));
        desk.refuses(token, Code.TOKEN_EXPIRED);
    }

    @Test
    void anIssuerTakenOutOfTheSettingsTakesItsTokensAlong() {
        String token = desk.good();
        desk.known(token);
        desk.issuers.removeFirst();
        desk.use(Revocations.NONE);
        desk.refuses(token, Code.TOKEN_INVALID);
    }

    @Test
    void keysSurviveNewSettings() {
        desk.known(desk.good());
        desk.use(Revocations.NONE);
        desk.known(desk.good());
        assertThat(desk.issuer.keyFetches).hasValue(1);
    }

    @Test
    void onlyATokenThatWasFoundGoodSeemsKnown() {
        String token = desk.good();
        var header = List.of("bearer " + token);
        assertThat(desk.authenticator.seemsKnown(header)).isFalse();
        desk.refuses(token, Desk.FILES, Code.TOKEN_WRONG_AUDIENCE);
        assertThat(desk.authenticator.seemsKnown(header)).isFalse();
        desk.known(token);
        assertThat(desk.authenticator.seemsKnown(header)).isTrue();
        assertThat(desk.authenticator.seemsKnown(List.of())).isFalse();
        desk.clock.turn(Duration.ofSeconds(60));
        assertThat(desk.authenticator.seemsKnown(header)).isFalse();
    }

    @Test
    void aSurpriseInsideIsARefusalAndNoCaller() {
        desk.issuers.add(Issuer.introspecting("opaque", "https://opaque.example.com", new Tenancy.One("acme")));
        desk.use(Revocations.NONE);
        desk.introspection = (name, token, deadline) -> {
            throw new IllegalStateException("boom");
        };
        assertThat(Desk.codeOf(desk.judge("opaque-token", Desk.NOTES))).isEqualTo(Code.INTERNAL);
    }
}
