package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpaqueTokensTest {
    private static final String URL = "https://opaque.example.com";
    private final Desk desk = new Desk();
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void twoIssuersKnowOpaqueTokens() {
        desk.issuers.add(Issuer.introspecting("first", URL, new Tenancy.One("one")));
        desk.issuers.add(new Issuer(
                "second", "https://second.example.com", Optional.empty(), Optional.of(new Issuer.Introspected(Optional.of("issues no audiences, ticket 12"))),
                new Tenancy.One("two"), Kind.WORKLOAD, ClaimNames.USUAL));
        desk.use(Revocations.NONE);
        desk.introspection = this::answer;
    }

    private byte[] answer(String issuer, byte[] token, Deadline deadline) throws Unreachable {
        synchronized (asked) {
            asked.add(issuer + ":" + new String(token, StandardCharsets.US_ASCII));
        }
        String answer = answers.getOrDefault(issuer, "{\"active\":false}");
        if (answer.isEmpty()) {
            throw new Unreachable("connection refused");
        }
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    private Desk.Draft active() {
        return desk.claims().with("iss", Desk.quoted(URL)).with("active", "true").with("token_type", "\"bearer\"");
    }

    @Test
    void anActiveTokenForThisRouteIsItsCaller() {
        answers.put("first", active().with("scope", "\"a\"").text());
        assertThat(desk.known("opaque-1"))
                .isEqualTo(new Caller.Person("one", "alice", new Caller.Standing("first", "token-1", Set.of(), Set.of(), Set.of("a"))));
        assertThat(asked).containsExactly("first:opaque-1");
    }

    @Test
    void issuersAreAskedInWrittenOrderUntilOneKnowsTheToken() {
        answers.put("second", active().without("iss").without("aud").text());
        assertThat(desk.known("opaque-1")).isInstanceOf(Caller.Workload.class).extracting(Caller::tenant).isEqualTo("two");
        assertThat(asked).containsExactly("first:opaque-1", "second:opaque-1");
    }

    @Test
    void theFirstThatKnowsTheTokenDecidesAlsoWhenItSaysNo() {
        answers.put("first", active().with("aud", Desk.quoted(Desk.FILES.url())).text());
        answers.put("second", active().without("iss").text());
        desk.refuses("opaque-1", Code.TOKEN_WRONG_AUDIENCE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTokenThatLooksSignedIsNeverSentToAnIssuer() {
        desk.refuses("eyJhbGciOiJub25lIn0", Code.TOKEN_MALFORMED);
        desk.refuses("a.b.c", Code.TOKEN_MALFORMED);
        desk.refuses(desk.good() + "x", Code.TOKEN_MALFORMED);
        assertThat(asked).isEmpty();
    }

    @Test
    void anIssuerThatCannotBeReachedIsNotANo() {
        answers.put("first", "");
        desk.refuses("opaque-1", Code.ISSUER_UNREACHABLE);
        answers.put("second", active().without("iss").without("aud").text());
        desk.known("opaque-1");
    }

    @Test
    void aYesIsRememberedThirtySecondsAndANoFive() {
        desk.refuses("opaque-1", Code.TOKEN_INVALID);
        answers.put("first", active().text());
        desk.clock.turn(Duration.ofMillis(4999));
        desk.refuses("opaque-1", Code.TOKEN_INVALID);
        assertThat(asked).hasSize(2);
        desk.clock.turn(Duration.ofMillis(1));
        desk.known("opaque-1");
        answers.put("first", "{\"active\":false}");
        desk.clock.turn(Duration.ofMillis(29_999));
        desk.known("opaque-1");
        assertThat(asked).hasSize(3);
        desk.clock.turn(Duration.ofMillis(1));
        desk.refuses("opaque-1", Code.TOKEN_INVALID);
    }

    @Test
    void aYesOnOneRouteIsAskedAgainOnAnother() {
        answers.put("first", active().text());
        desk.known("opaque-1");
        desk.refuses("opaque-1", Desk.FILES, Code.TOKEN_WRONG_AUDIENCE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aSilentIssuerIsNotRemembered() {
        answers.put("first", "");
        desk.refuses("opaque-1", Code.ISSUER_UNREACHABLE);
        answers.put("first", active().text());
        desk.known("opaque-1");
    }

    @Test
    void revocationHoldsForRememberedAnswers() {
        answers.put("first", active().text());
        desk.known("opaque-1");
        desk.use(new Revocations(Set.of(new Revocations.Owner("one", "first", "alice")), Set.of(), Set.of()));
        desk.refuses("opaque-1", Code.TOKEN_REVOKED);
    }

    @Test
    void theLentTokenIsWipedAfterTheQuestion() {
        var lent = new ArrayList<byte[]>();
        desk.introspection = (issuer, token, deadline) -> {
            lent.add(token);
            return "{\"active\":false}".getBytes(StandardCharsets.UTF_8);
        };
        desk.refuses("opaque-1", Code.TOKEN_INVALID);
        assertThat(lent).hasSize(2).allSatisfy(token -> assertThat(token).containsOnly(0));
    }

    @Test
    void fiftyCallsAtOnceAskOnce() throws Exception {
        answers.put("first", active().text());
        var gathered = new CountDownLatch(50);
        desk.introspection = (issuer, token, deadline) -> {
            await(gathered);
            return answer(issuer, token, deadline);
        };
        var calls = new ArrayList<Callable<Judgement>>();
        for (int call = 0; call < 50; call++) {
            calls.add(() -> {
                gathered.countDown();
                return desk.judge("opaque-1", Desk.NOTES);
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var judgement : threads.invokeAll(calls, 20, TimeUnit.SECONDS)) {
                assertThat(judgement.get()).isInstanceOf(Judgement.Known.class);
            }
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void whereNoIssuerHasOpaqueTokensNobodyIsAsked() {
        var plain = new Desk();
        plain.introspection = this::answer;
        plain.refuses("opaque-1", Code.TOKEN_INVALID);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedAnswers")
    void isRefused(String name, String answer, Code code) {
        answers.put("first", answer);
        desk.refuses("opaque-1", code);
    }

    static Stream<Arguments> refusedAnswers() {
        var desk = new Desk();
        var good = desk.claims().with("iss", Desk.quoted(URL)).with("active", "true");
        long now = desk.clock.instant().getEpochSecond();
        return Stream.of(
                Arguments.of("not active", "{\"active\":false}", Code.TOKEN_INVALID),
                Arguments.of("not active, with all the rest", good.with("active", "false").text(), Code.TOKEN_INVALID),
                Arguments.of("active is a string", good.with("active", "\"true\"").text(), Code.ISSUER_UNREACHABLE),
                Arguments.of("active is one", good.with("active", "1").text(), Code.ISSUER_UNREACHABLE),
                Arguments.of("no active", good.without("active").text(), Code.ISSUER_UNREACHABLE),
                Arguments.of("active twice", good.text().replace("\"active\"", "\"active\":false,\"active\""), Code.ISSUER_UNREACHABLE),
                Arguments.of("a page", "<html>", Code.ISSUER_UNREACHABLE),
                Arguments.of("more than 64 KiB", good.with("x", Desk.quoted("x".repeat(65_536))).text(), Code.ISSUER_UNREACHABLE),
                Arguments.of("no audience", good.without("aud").text(), Code.TOKEN_WRONG_AUDIENCE),
                Arguments.of("another audience", good.with("aud", Desk.quoted(Desk.FILES.url())).text(), Code.TOKEN_WRONG_AUDIENCE),
                Arguments.of("an audience with a slash behind", good.with("aud", Desk.quoted(Desk.NOTES + "/")).text(), Code.TOKEN_WRONG_AUDIENCE),
                Arguments.of("another issuer", good.with("iss", Desk.quoted(URL + "/")).text(), Code.TOKEN_INVALID),
                Arguments.of("the other issuer", good.with("iss", "\"https://second.example.com\"").text(), Code.TOKEN_INVALID),
                Arguments.of("no end", good.without("exp").text(), Code.TOKEN_INVALID),
                Arguments.of("expired", good.with("iat", "" + (now - 600)).with("exp", "" + (now - 30)).text(), Code.TOKEN_EXPIRED),
                Arguments.of("a life over the cap", good.with("exp", "" + (now + 90_000)).text(), Code.TOKEN_INVALID),
                Arguments.of("bound to a key", good.with("cnf", "{}").text(), Code.TOKEN_INVALID),
                Arguments.of("not a bearer token", good.with("token_type", "\"DPoP\"").text(), Code.TOKEN_INVALID),
                Arguments.of("no subject", good.without("sub").text(), Code.TOKEN_INVALID),
                Arguments.of("a subject with a line feed", good.with("sub", "\"a\\nb\"").text(), Code.TOKEN_INVALID));
    }

    @Test
    void anAudiencelessIssuerIsStillHeldToTheAudienceThatItNames() {
        answers.put("second", active().without("iss").with("aud", Desk.quoted(Desk.FILES.url())).text());
        desk.refuses("opaque-1", Code.TOKEN_WRONG_AUDIENCE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
