package dev.gatehouse.gateway.whole;

import static dev.gatehouse.pipeline.Code.ISSUER_UNREACHABLE;
import static dev.gatehouse.pipeline.Code.TOKEN_EXPIRED;
import static dev.gatehouse.pipeline.Code.TOKEN_INVALID;
import static dev.gatehouse.pipeline.Code.TOKEN_MALFORMED;
import static dev.gatehouse.pipeline.Code.TOKEN_MISSING;
import static dev.gatehouse.pipeline.Code.TOKEN_REVOKED;
import static dev.gatehouse.pipeline.Code.TOKEN_WRONG_AUDIENCE;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.pipeline.Code;
import java.time.Instant;
import java.util.List;

/// Tokens that make nobody known.
final class HostileTokens {
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"one\"}";

    private HostileTokens() {}

    static List<Hostile> all() {
        Ask call = Ask.modernCall("fresh", "echo", "1");
        return List.of(
            Hostile.stranger("no token", call.without("Authorization"), TOKEN_MISSING, "no Authorization header"),
            Hostile.stranger("a stream for nobody", Ask.plain("GET", "/mcp/fresh").with("Accept", "text/event-stream"), TOKEN_MISSING, "no Authorization header"),
            Hostile.stranger("the end of a session by nobody", Ask.plain("DELETE", "/mcp/old").with("Mcp-Session-Id", "{session}"), TOKEN_MISSING,
                "no Authorization header"),
            header("a password", "Basic YWxpY2U6c2VjcmV0", TOKEN_MALFORMED, "the scheme is not Bearer"),
            header("no scheme", "{alice}", TOKEN_MALFORMED, "the scheme is not Bearer"),
            header("two tokens in one header", "Bearer {alice}, Bearer {bob}", TOKEN_MALFORMED, "not token68"),
            header("a token in quotes", "Bearer \"{alice}\"", TOKEN_MALFORMED, "not token68"),
            header("an empty token", "Bearer =", TOKEN_MALFORMED, "not token68"),
            token("four parts", "{alice}.x", TOKEN_MALFORMED, "not base64url"),
            token("a token with padding", "{alice}==", TOKEN_MALFORMED, ""),
            token("a token that nobody has ever seen", "mF_9.B5f-4.1JqM", TOKEN_MALFORMED, ""),
            token("an opaque token where no issuer has any", "c29tZXRoaW5n", TOKEN_INVALID, "not a signed token"),
            token("alg none", "{alg-none}", TOKEN_INVALID, "an algorithm that is not allowed"),
            token("a symmetric algorithm", "{alg-hs256}", TOKEN_INVALID, "an algorithm that is not allowed"),
            token("an algorithm of other issuers", "{alg-es384}", TOKEN_INVALID, "an algorithm that is not allowed"),
            token("no key id", "{no-kid}", TOKEN_INVALID, ""),
            token("a key id that nobody knows", "{other-kid}", TOKEN_INVALID, "no key of issuer outside"),
            token("a key brought along", "{own-key}", TOKEN_INVALID, "the header holds jwk"),
            token("an ID token", "{id-token}", TOKEN_INVALID, "typ is not that of an access token"),
            token("somebody else's signature", "{forged}", TOKEN_INVALID, "the signature does not fit"),
            token("a foreign key under the house's name", "{house-forged}", TOKEN_INVALID, "a key that is not this house's"),
            token("an issuer that is not configured", "{other-issuer}", TOKEN_INVALID, "an issuer that is not configured"),
            token("a token for another server", "{elsewhere}", TOKEN_WRONG_AUDIENCE, "aud does not name this route"),
            token("a token of this house for another route", "{other-route}", TOKEN_WRONG_AUDIENCE, "aud does not name this route"),
            token("a token that names the route with a slash behind it", "{slash}", TOKEN_WRONG_AUDIENCE, "aud does not name this route"),
            token("an expired token", "{expired}", TOKEN_EXPIRED, "exp has passed"),
            token("a token from the future", "{future}", TOKEN_INVALID, "iat lies ahead"),
            token("a token not valid yet", "{early}", TOKEN_INVALID, "nbf lies ahead"),
            token("a token for a year", "{year}", TOKEN_INVALID, "lives longer than"),
            token("a token without an end", "{endless}", TOKEN_INVALID, "no exp"),
            token("a token bound to a key", "{bound}", TOKEN_INVALID, "bound to a key"),
            token("a caller that was revoked", "{revoked}", TOKEN_REVOKED, "no such local caller"),
            token("an outside caller that was revoked", "{revoked-outside}", TOKEN_REVOKED, "caller, token or issuer is revoked"),
            token("a token that was revoked", "{revoked-token}", TOKEN_REVOKED, "caller, token or issuer is revoked"),
            token("an issuer that cannot be reached", "{silent}", ISSUER_UNREACHABLE, "issuer silent"));
    }

    private static Hostile header(String name, String header, Code code, String rule) {
        return Hostile.stranger(name, Ask.modernCall("fresh", "echo", "1").with("Authorization", header), code, rule);
    }

    private static Hostile token(String name, String token, Code code, String rule) {
        return header(name, "Bearer " + token, code, rule);
    }

    /// Makes the tokens of the table, and revokes what is revoked in it.
    static void make(GateUnderTest gate) {
        OutsideIssuer issuer = gate.issuer;
        String here = gate.url("fresh");
        gate.name("outside", issuer.token("dora", here, 600, ""))
            .name("alg-none", issuer.signed(HEADER.replace("ES256", "none"), claims(here, OutsideIssuer.URL)))
            .name("alg-hs256", issuer.signed(HEADER.replace("ES256", "HS256"), claims(here, OutsideIssuer.URL)))
            .name("alg-es384", issuer.signed(HEADER.replace("ES256", "ES384"), claims(here, OutsideIssuer.URL)))
            .name("no-kid", issuer.signed(HEADER.replace(",\"kid\":\"one\"", ""), claims(here, OutsideIssuer.URL)))
            .name("other-kid", issuer.signed(HEADER.replace("one", "two"), claims(here, OutsideIssuer.URL)))
            .name("own-key", issuer.signed(HEADER.replace("}", ",\"jwk\":{}}"), claims(here, OutsideIssuer.URL)))
            .name("id-token", issuer.signed(HEADER.replace("at+jwt", "JWT"), claims(here, OutsideIssuer.URL)))
            .name("forged", new OutsideIssuer().token("dora", here, 600, ""))
            .name("house-forged", issuer.signed(HEADER, claims(here, "urn:gatehouse:home").replace("}", ",\"tenant\":\"acme\"}")))
            .name("other-issuer", issuer.signed(HEADER, claims(here, "https://id.example.com/")))
            .name("elsewhere", issuer.token("dora", "https://api.example.com", 600, ""))
            .name("other-route", gate.token("acme", "alice", "old"))
            .name("slash", issuer.token("dora", here + "/", 600, ""))
            .name("expired", issuer.token("dora", here, -60, ""))
            .name("future", issuer.token("dora", here, 1200, ""))
            .name("early", issuer.token("dora", here, 600, ",\"nbf\":" + (now() + 300)))
            .name("year", year(issuer, here))
            .name("endless", issuer.signed(HEADER, "{\"iss\":\"" + OutsideIssuer.URL + "\",\"sub\":\"dora\",\"aud\":\"" + here + "\"}"))
            .name("bound", issuer.token("dora", here, 600, ",\"cnf\":{\"jkt\":\"x\"}"))
            .name("silent", issuer.signed(HEADER, claims(here, "https://silent.example.com")))
            .name("revoked", gate.token("acme", "dave"))
            .name("revoked-outside", issuer.token("mallory", here, 600, ""))
            .name("revoked-token", issuer.token("dora", here, 600, ",\"jti\":\"stolen\""));
        gate.use(before -> before.add(new CallerName("acme", "dave")).after().revoke(new CallerName("acme", "dave"), Instant.now()).after()
            .revoke(new CallerName("outside", "mallory"), Instant.now()).after()
            .revokeToken("stolen", Instant.now().plusSeconds(3600), Instant.now()).after());
    }

    private static String year(OutsideIssuer issuer, String audience) {
        return issuer.signed(HEADER, "{\"iss\":\"" + OutsideIssuer.URL + "\",\"sub\":\"dora\",\"aud\":\"" + audience + "\",\"iat\":" + now() + ",\"exp\":"
            + (now() + 365 * 86_400) + "}");
    }

    private static String claims(String audience, String issuer) {
        return "{\"iss\":\"" + issuer + "\",\"sub\":\"dora\",\"aud\":\"" + audience + "\",\"iat\":" + now() + ",\"exp\":" + (now() + 600) + "}";
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
