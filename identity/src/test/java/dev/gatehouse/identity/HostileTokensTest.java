package dev.gatehouse.identity;

import static dev.gatehouse.pipeline.Code.ISSUER_UNREACHABLE;
import static dev.gatehouse.pipeline.Code.TOKEN_EXPIRED;
import static dev.gatehouse.pipeline.Code.TOKEN_INVALID;
import static dev.gatehouse.pipeline.Code.TOKEN_MALFORMED;
import static dev.gatehouse.pipeline.Code.TOKEN_MISSING;
import static dev.gatehouse.pipeline.Code.TOKEN_WRONG_AUDIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.gatehouse.pipeline.Code;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every token here is wrong in one way alone: the same token without that one thing is the good one of [Desk#good()].
class HostileTokensTest {
    private static final ECKey STRANGER = FakeIssuer.ec(Curve.P_256, "ec-1");
    private static final ECKey P384 = FakeIssuer.ec(Curve.P_384, "ec-1");

    record Attack(String name, Code code, Function<Desk, List<String>> headers) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"headers", "shapes", "heads", "bodies", "audiences", "issuers", "names"})
    void isRefused(Attack attack) {
        var desk = new Desk();
        assertThat(Desk.codeOf(desk.judgeHeaders(attack.headers().apply(desk), Desk.NOTES))).isEqualTo(attack.code());
        assertThat(desk.issuer.keyFetches.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void theTokenThatAllOfThemSpoilIsGood() {
        var desk = new Desk();
        assertThat(desk.judge(desk.good(), Desk.NOTES)).isInstanceOf(Judgement.Known.class);
        assertThat(desk.judgeHeaders(List.of("bEARER " + desk.good()), Desk.NOTES)).isInstanceOf(Judgement.Known.class);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(Stream.of(headers(), shapes(), heads(), bodies(), audiences(), issuers(), names()).flatMap(all -> all)).hasSizeGreaterThan(110);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"ec-1 \"", "\"ec\\u0000\"", "\"\u00e9\"", "1", "null", "[\"ec-1\"]"})
    void aKidOutsideItsGrammarIsNeverLookedFor(String kid) {
        var desk = new Desk();
        desk.refuses(FakeIssuer.sign(h("\"alg\":\"ES256\",\"kid\":" + kid), desk.claims().text(), FakeIssuer.EC), TOKEN_INVALID);
        assertThat(desk.issuer.keyFetches).hasValue(0);
    }

    static Stream<Attack> headers() {
        return Stream.of(
                new Attack("no header", TOKEN_MISSING, _ -> List.of()),
                new Attack("two headers", TOKEN_MALFORMED, desk -> List.of("Bearer " + desk.good(), "Bearer " + desk.good())),
                new Attack("two headers, one of them empty", TOKEN_MALFORMED, desk -> List.of("", "Bearer " + desk.good())),
                header("an empty header", good -> ""),
                header("the scheme alone", good -> "Bearer"),
                header("the scheme and a space", good -> "Bearer "),
                header("the token alone", good -> good),
                header("another scheme", good -> "Basic " + good),
                header("the scheme of bound tokens", good -> "DPoP " + good),
                header("a scheme that begins alike", good -> "BearerX " + good),
                header("two spaces", good -> "Bearer  " + good),
                header("a tab", good -> "Bearer\t" + good),
                header("a space behind", good -> "Bearer " + good + " "),
                header("a line feed behind", good -> "Bearer " + good + "\n"),
                header("two tokens with a comma", good -> "Bearer " + good + "," + good),
                header("a parameter instead of a token", good -> "Bearer token=\"" + good + "\""),
                header("quotes", good -> "Bearer \"" + good + "\""),
                header("a NUL", good -> "Bearer " + good + "\0"),
                header("a wide letter", good -> "Bearer " + good.replaceFirst("e", "\uff45")),
                header("equals signs alone", good -> "Bearer =="),
                header("more than 8 KiB", good -> "Bearer " + good + "A".repeat(8192)));
    }

    static Stream<Attack> shapes() {
        return Stream.of(
                token("one part", TOKEN_INVALID, good -> "opaque"),
                token("a header alone", TOKEN_MALFORMED, good -> good.substring(0, good.indexOf('.'))),
                token("two parts", TOKEN_MALFORMED, good -> good.substring(0, good.lastIndexOf('.'))),
                token("four parts", TOKEN_MALFORMED, good -> good + ".AAAA"),
                token("five parts, as an encrypted token", TOKEN_MALFORMED, good -> good + ".AAAA.AAAA"),
                token("no signature", TOKEN_MALFORMED, good -> good.substring(0, good.lastIndexOf('.') + 1)),
                token("no header", TOKEN_MALFORMED, good -> good.substring(good.indexOf('.'))),
                token("no claims", TOKEN_MALFORMED, good -> part(good, 0) + ".." + part(good, 2)),
                token("padding", TOKEN_MALFORMED, good -> good + "=="),
                token("a plus sign", TOKEN_MALFORMED, good -> good.substring(0, good.length() - 4) + "+AAA"),
                token("bits left over at the end", TOKEN_MALFORMED, HostileTokensTest::withLeftoverBits),
                token("claims of another token", TOKEN_INVALID, good -> part(good, 0) + "." + FakeIssuer.part(new Desk().claims().with("sub", "\"root\"").text()) + "." + part(good, 2)),
                token("a signature of zeros", TOKEN_INVALID, good -> signatureOf(good, new byte[64])),
                token("half a signature", TOKEN_INVALID, good -> signatureOf(good, new byte[32])),
                token("a signature in DER", TOKEN_INVALID, good -> signatureOf(good, new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0})),
                token("one byte behind the signature", TOKEN_INVALID, good -> signatureOf(good, longer(Base64.getUrlDecoder().decode(part(good, 2))))),
                token("a header that is no JSON", TOKEN_MALFORMED, good -> FakeIssuer.part("ES256") + good.substring(good.indexOf('.'))),
                token("a header that is a list", TOKEN_MALFORMED, good -> FakeIssuer.part("[]") + good.substring(good.indexOf('.'))),
                token("a header with a comment", TOKEN_MALFORMED, good -> FakeIssuer.part("{/**/\"alg\":\"ES256\"}") + good.substring(good.indexOf('.'))),
                token("a header in UTF-16", TOKEN_MALFORMED, good -> FakeIssuer.part("{\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_16)) + good.substring(good.indexOf('.'))),
                token("a byte order mark", TOKEN_MALFORMED, good -> FakeIssuer.part("\ufeff{\"alg\":\"ES256\"}") + good.substring(good.indexOf('.'))));
    }

    static Stream<Attack> heads() {
        return Stream.of(
                head("alg none", TOKEN_INVALID, h("\"alg\":\"none\",\"kid\":\"ec-1\"")),
                head("alg NONE", TOKEN_INVALID, h("\"alg\":\"NONE\",\"kid\":\"ec-1\"")),
                head("alg in lower case", TOKEN_INVALID, h("\"alg\":\"es256\",\"kid\":\"ec-1\"")),
                head("no alg", TOKEN_INVALID, h("\"kid\":\"ec-1\"")),
                head("alg is a list", TOKEN_INVALID, h("\"alg\":[\"ES256\"],\"kid\":\"ec-1\"")),
                head("alg is null", TOKEN_INVALID, h("\"alg\":null,\"kid\":\"ec-1\"")),
                head("an algorithm that the issuer may not use", TOKEN_INVALID, h("\"alg\":\"RS512\",\"kid\":\"rsa-1\"")),
                head("an algorithm of another key type", TOKEN_INVALID, h("\"alg\":\"RS256\",\"kid\":\"ec-1\"")),
                head("another key of the issuer", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"rsa-1\"")),
                head("two algs", TOKEN_MALFORMED, h("\"alg\":\"ES256\",\"alg\":\"none\",\"kid\":\"ec-1\"")),
                head("two algs, one of them escaped", TOKEN_MALFORMED, h("\"alg\":\"ES256\",\"\\u0061lg\":\"none\",\"kid\":\"ec-1\"")),
                head("no kid", TOKEN_INVALID, h("\"alg\":\"ES256\"")),
                head("an empty kid", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"\"")),
                head("two kids", TOKEN_MALFORMED, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"kid\":\"ec-2\"")),
                head("an unknown kid", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-9\"")),
                head("a kid that is a path", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"../../../../dev/null\"")),
                head("a kid that is a query", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"' UNION SELECT 'key\"")),
                head("a kid that is a URL", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"https://evil.example/key\"")),
                head("a kid with a space behind", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1 \"")),
                head("a kid with a control", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\\u0000\"")),
                head("a kid that is a number", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":1")),
                head("a kid of 257 characters", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"" + "k".repeat(257) + "\"")),
                head("crit", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"crit\":[\"exp\"],\"exp\":1")),
                head("an empty crit", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"crit\":[]")),
                head("an unencoded payload", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"b64\":false")),
                head("zip", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"zip\":\"DEF\"")),
                head("enc", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"enc\":\"A128GCM\"")),
                head("jku", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"jku\":\"https://evil.example/keys\"")),
                head("x5u", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"x5u\":\"https://evil.example/cert\"")),
                head("x5c", TOKEN_INVALID, h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"x5c\":[\"AAAA\"]")),
                head("typ JWT, as an ID token", TOKEN_INVALID, "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"kid\":\"ec-1\"}"),
                head("typ of a logout token", TOKEN_INVALID, "{\"typ\":\"logout+jwt\",\"alg\":\"ES256\",\"kid\":\"ec-1\"}"),
                head("typ of a grant", TOKEN_INVALID, "{\"typ\":\"oauth-id-jag+jwt\",\"alg\":\"ES256\",\"kid\":\"ec-1\"}"),
                head("no typ", TOKEN_INVALID, "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}"),
                head("typ with a space", TOKEN_INVALID, "{\"typ\":\"at+jwt \",\"alg\":\"ES256\",\"kid\":\"ec-1\"}"),
                made("its own key in the header", TOKEN_INVALID, (desk, claims) -> FakeIssuer.sign(
                        h("\"alg\":\"ES256\",\"kid\":\"ec-1\",\"jwk\":" + STRANGER.toPublicJWK().toJSONString()), claims.text(), STRANGER)),
                made("a stranger's key under a known kid", TOKEN_INVALID, (desk, claims) -> FakeIssuer.sign(Desk.header("ec-1", "ES256"), claims.text(), STRANGER)),
                made("a key of another curve", TOKEN_INVALID, (desk, claims) -> FakeIssuer.sign(Desk.header("ec-1", "ES384"), claims.text(), P384, JWSAlgorithm.ES384)),
                made("a key that this house does not have", TOKEN_INVALID, (desk, claims) -> FakeIssuer.sign(
                        Desk.header("ec-1", "ES256"), claims.with("iss", "\"urn:gatehouse:" + Desk.HOME + "\"").with("tenant", "\"local\"").with("sub", "\"me\"").text(), FakeIssuer.EC)),
                made("a public key as an HMAC secret", TOKEN_INVALID, (desk, claims) -> hmac(claims, "rsa-1", spki())),
                made("a public key in PEM as an HMAC secret", TOKEN_INVALID, (desk, claims) -> hmac(claims, "rsa-1", pem())),
                made("an empty HMAC secret", TOKEN_INVALID, (desk, claims) -> hmac(claims, "ec-1", new byte[1])));
    }

    static Stream<Attack> bodies() {
        return Stream.of(
                body("expired beyond the skew", TOKEN_EXPIRED, (desk, c) -> c.with("iat", at(desk, -600)).with("exp", at(desk, -30))),
                body("no exp", TOKEN_INVALID, (desk, c) -> c.without("exp")),
                body("exp is a string", TOKEN_INVALID, (desk, c) -> c.with("exp", "\"" + at(desk, 600) + "\"")),
                body("exp is null", TOKEN_INVALID, (desk, c) -> c.with("exp", "null")),
                body("exp is negative", TOKEN_INVALID, (desk, c) -> c.with("exp", "-1")),
                body("exp has a fraction", TOKEN_INVALID, (desk, c) -> c.with("exp", at(desk, 600) + ".5")),
                body("exp overflows", TOKEN_INVALID, (desk, c) -> c.with("exp", "18446744073709551617")),
                body("exp is 1e999999999", TOKEN_INVALID, (desk, c) -> c.with("exp", "1e999999999")),
                body("exp is not a number", TOKEN_MALFORMED, (desk, c) -> c.with("exp", "NaN")),
                body("exp in the year 9999", TOKEN_INVALID, (desk, c) -> c.with("exp", "253402300799")),
                body("a life over the cap", TOKEN_INVALID, (desk, c) -> c.with("exp", at(desk, 24 * 3600 + 1))),
                body("a life over the cap, hidden by an early iat", TOKEN_INVALID, (desk, c) -> c.with("iat", at(desk, -90000))),
                body("a life over the cap without iat", TOKEN_INVALID, (desk, c) -> c.without("iat").with("exp", at(desk, 24 * 3600 + 1))),
                body("iat ahead", TOKEN_INVALID, (desk, c) -> c.with("iat", at(desk, 31))),
                body("iat not before exp", TOKEN_INVALID, (desk, c) -> c.with("iat", at(desk, 20)).with("exp", at(desk, 20))),
                body("iat is a string", TOKEN_INVALID, (desk, c) -> c.with("iat", "\"now\"")),
                body("nbf ahead", TOKEN_INVALID, (desk, c) -> c.with("nbf", at(desk, 31))),
                body("nbf is true", TOKEN_INVALID, (desk, c) -> c.with("nbf", "true")),
                body("bound to a key", TOKEN_INVALID, (desk, c) -> c.with("cnf", "{\"jkt\":\"x\"}")),
                body("scope is a list", TOKEN_INVALID, (desk, c) -> c.with("scope", "[\"a\"]")),
                body("scope with a quote", TOKEN_INVALID, (desk, c) -> c.with("scope", "\"a \\\"b\"")),
                body("scope with a line feed", TOKEN_INVALID, (desk, c) -> c.with("scope", "\"a\\nb\"")),
                body("roles is an object", TOKEN_INVALID, (desk, c) -> c.with("roles", "{\"admin\":true}")),
                body("roles hold a number", TOKEN_INVALID, (desk, c) -> c.with("roles", "[\"a\",1]")),
                body("jti with a line feed", TOKEN_INVALID, (desk, c) -> c.with("jti", "\"a\\nb\"")),
                body("jti of 129 characters", TOKEN_INVALID, (desk, c) -> c.with("jti", Desk.quoted("j".repeat(129)))),
                body("jti is a number", TOKEN_INVALID, (desk, c) -> c.with("jti", "7")),
                body("nested too deep", TOKEN_MALFORMED, (desk, c) -> c.with("x", "[".repeat(9) + "]".repeat(9))),
                body("half a character", TOKEN_MALFORMED, (desk, c) -> c.with("x", "\"\\ud800\"")),
                body("a number of 41 digits", TOKEN_MALFORMED, (desk, c) -> c.with("x", "1".repeat(41))),
                raw("two subjects", TOKEN_MALFORMED, text -> text.replace("\"sub\"", "\"sub\":\"root\",\"sub\"")),
                raw("two expiries, one of them escaped", TOKEN_MALFORMED, text -> text.replace("\"exp\"", "\"\\u0065xp\":9,\"exp\"")),
                raw("two members alike far below", TOKEN_MALFORMED, text -> text.replace("{\"iss\"", "{\"x\":{\"y\":[{\"z\":1,\"z\":2}]},\"iss\"")),
                raw("a second object behind", TOKEN_MALFORMED, text -> text + "{}"),
                raw("a comma at the end", TOKEN_MALFORMED, text -> text.replace("}", ",}")),
                raw("single quotes", TOKEN_MALFORMED, text -> text.replace('"', '\'')),
                raw("claims that are null", TOKEN_MALFORMED, text -> "null"),
                raw("an open object", TOKEN_MALFORMED, text -> text.substring(0, text.length() - 1)),
                made("bytes that are not UTF-8", TOKEN_MALFORMED, (desk, c) -> bytes("{\"iss\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1))),
                made("an overlong slash in UTF-8", TOKEN_MALFORMED, (desk, c) -> bytes(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'})));
    }

    static Stream<Attack> audiences() {
        String ours = Desk.NOTES.url();
        return Stream.concat(
                Stream.of(
                                Desk.FILES.url(),
                                "https://gate.example.com",
                                "https://gate.example.com/mcp",
                                ours + "/",
                                ours + "/x",
                                ours + "2",
                                ours.substring(0, ours.length() - 1),
                                ours.toUpperCase(java.util.Locale.ROOT),
                                "HTTPS" + ours.substring(5),
                                ours.replace("gate", "GATE"),
                                ours.replace("https", "http"),
                                ours.replace(".com", ".com."),
                                ours.replace(".com", ".com:443"),
                                ours.replace("notes", "n%6ftes"),
                                ours.replace("/mcp", "/x/../mcp"),
                                ours + "#x",
                                ours + "?x",
                                ours + "\\u0000",
                                " " + ours,
                                ours.replace("gate", "g\u0430te"),
                                "*",
                                "")
                        .map(aud -> body("for " + aud, TOKEN_WRONG_AUDIENCE, (desk, c) -> c.with("aud", Desk.quoted(aud)))),
                Stream.of(
                        body("for nobody", TOKEN_WRONG_AUDIENCE, (desk, c) -> c.without("aud")),
                        body("for an empty list", TOKEN_WRONG_AUDIENCE, (desk, c) -> c.with("aud", "[]")),
                        body("for us twice", TOKEN_INVALID, (desk, c) -> c.with("aud", "[" + Desk.quoted(ours) + "," + Desk.quoted(ours) + "]")),
                        body("for us and a number", TOKEN_INVALID, (desk, c) -> c.with("aud", "[" + Desk.quoted(ours) + ",1]")),
                        body("for us in a list of lists", TOKEN_INVALID, (desk, c) -> c.with("aud", "[[" + Desk.quoted(ours) + "]]")),
                        body("for us as a member", TOKEN_INVALID, (desk, c) -> c.with("aud", "{" + Desk.quoted(ours) + ":true}")),
                        body("for two in one string", TOKEN_WRONG_AUDIENCE, (desk, c) -> c.with("aud", Desk.quoted(ours + " " + Desk.FILES)))));
    }

    static Stream<Attack> issuers() {
        String url = FakeIssuer.URL;
        return Stream.concat(
                Stream.of(
                                url + "/",
                                url + ".",
                                url + " ",
                                url + "\\u0000",
                                url.replace("acme", "Acme"),
                                url.replace("https", "http"),
                                url.replace(".com", ".com."),
                                url.replace("login", "l\u03bfgin"),
                                url.replace("acme", "%61cme"),
                                url.replace("login", "evil@login"),
                                Desk.OTHER_URL + "/realms/acme",
                                "acme",
                                "")
                        .map(iss -> body("from " + iss, TOKEN_INVALID, (desk, c) -> c.with("iss", Desk.quoted(iss)))),
                Stream.of(
                        body("from nobody", TOKEN_INVALID, (desk, c) -> c.without("iss")),
                        body("from a list", TOKEN_INVALID, (desk, c) -> c.with("iss", "[" + Desk.quoted(url) + "]")),
                        raw("from two", TOKEN_MALFORMED, text -> text.replace("{", "{\"iss\":\"" + Desk.OTHER_URL + "\",")),
                        body("from another house", TOKEN_INVALID, (desk, c) -> c.with("iss", "\"urn:gatehouse:home-2\"")),
                        new Attack("from an issuer that cannot be reached", ISSUER_UNREACHABLE, desk -> {
                            desk.issuer.reachable = false;
                            return List.of("Bearer " + desk.good());
                        })));
    }

    static Stream<Attack> names() {
        return Stream.concat(
                IntStream.of(0, 0x0A, 0x1F, 0x7F, 0x85, 0xAD, 0x200B, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xE000, 0xE0041, 0xFFFE, 0x00A0)
                        .mapToObj(point -> body(
                                "a subject with U+%04X".formatted(point), TOKEN_INVALID, (desk, c) -> c.with("sub", "\"al" + escaped(point) + "ice\""))),
                Stream.of(
                        body("no subject", TOKEN_INVALID, (desk, c) -> c.without("sub")),
                        body("an empty subject", TOKEN_INVALID, (desk, c) -> c.with("sub", "\"\"")),
                        body("a subject of 256 characters", TOKEN_INVALID, (desk, c) -> c.with("sub", Desk.quoted("s".repeat(256)))),
                        body("a subject that is a number", TOKEN_INVALID, (desk, c) -> c.with("sub", "1")),
                        body("a subject with a space before", TOKEN_INVALID, (desk, c) -> c.with("sub", "\" alice\"")),
                        body("a subject that is not composed", TOKEN_INVALID, (desk, c) -> c.with("sub", "\"ale\u0301\"")),
                        body("a role with a tag character", TOKEN_INVALID, (desk, c) -> c.with("roles", "[\"admin" + escaped(0xE0020) + "\"]"))));
    }

    private static Attack header(String name, UnaryOperator<String> header) {
        return new Attack(name, TOKEN_MALFORMED, desk -> List.of(header.apply(desk.good())));
    }

    private static Attack token(String name, Code code, UnaryOperator<String> spoiled) {
        return new Attack(name, code, desk -> List.of("Bearer " + spoiled.apply(desk.good())));
    }

    private static Attack made(String name, Code code, BiFunction<Desk, Desk.Draft, String> token) {
        return new Attack(name, code, desk -> List.of("Bearer " + token.apply(desk, desk.claims())));
    }

    private static Attack head(String name, Code code, String header) {
        return made(name, code, (desk, claims) -> FakeIssuer.sign(header, claims.text(), FakeIssuer.EC));
    }

    private static Attack body(String name, Code code, BiFunction<Desk, Desk.Draft, Desk.Draft> claims) {
        return made(name, code, (desk, good) -> FakeIssuer.sign(Desk.header("ec-1", "ES256"), claims.apply(desk, good).text(), FakeIssuer.EC));
    }

    private static Attack raw(String name, Code code, UnaryOperator<String> claims) {
        return made(name, code, (desk, good) -> FakeIssuer.sign(Desk.header("ec-1", "ES256"), claims.apply(good.text()), FakeIssuer.EC));
    }

    private static String h(String members) {
        return "{\"typ\":\"at+jwt\"," + members + "}";
    }

    private static String at(Desk desk, long seconds) {
        return String.valueOf(desk.clock.instant().getEpochSecond() + seconds);
    }

    private static String bytes(byte[] claims) {
        return FakeIssuer.part(Desk.header("ec-1", "ES256")) + "." + FakeIssuer.part(claims) + "." + FakeIssuer.part(new byte[64]);
    }

    private static String escaped(int point) {
        var text = new StringBuilder();
        for (char each : Character.toChars(point)) {
            text.append("\\u%04x".formatted((int) each));
        }
        return text.toString();
    }

    private static String part(String token, int index) {
        return token.split("\\.")[index];
    }

    private static String signatureOf(String good, byte[] signature) {
        return good.substring(0, good.lastIndexOf('.') + 1) + FakeIssuer.part(signature);
    }

    private static byte[] longer(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length + 1);
    }

    /// 64 bytes leave four bits of the last character unused; a lenient decoder reads both spellings alike.
    private static String withLeftoverBits(String good) {
        return good.substring(0, good.length() - 1) + (char) (good.charAt(good.length() - 1) + 1);
    }

    private static String hmac(Desk.Draft claims, String kid, byte[] secret) {
        String signed = FakeIssuer.part(Desk.header(kid, "HS256")) + "." + FakeIssuer.part(claims.text());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + FakeIssuer.part(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static byte[] spki() {
        try {
            return FakeIssuer.RSA.toPublicKey().getEncoded();
        } catch (com.nimbusds.jose.JOSEException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static byte[] pem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki());
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
    }
}
