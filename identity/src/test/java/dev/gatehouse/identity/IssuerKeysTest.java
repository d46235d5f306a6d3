package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.gatehouse.pipeline.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final Duration PAUSE = KeyTimes.USUAL.pause();
    private final TurnedClock clock = new TurnedClock();
    private final FakeIssuer source = new FakeIssuer();
    private final Issuer issuer = Issuer.signing("acme", FakeIssuer.URL, Set.of(Algorithm.ES256), new Tenancy.One("acme"));
    private final IssuerKeys keys = new IssuerKeys(issuer, source, KeyTimes.USUAL, clock);

    private IssuerKeys.Lookup find(String kid) {
        return keys.find(kid, Deadline.in(Duration.ofSeconds(10)));
    }

    private void isFound(String kid) {
        assertThat(find(kid)).isInstanceOf(IssuerKeys.Lookup.Found.class);
    }

    private void isAbsent(String kid) {
        assertThat(find(kid)).isInstanceOf(IssuerKeys.Lookup.Absent.class);
    }

    private void isUnsure(String kid) {
        assertThat(find(kid)).isInstanceOf(IssuerKeys.Lookup.Unsure.class);
    }

    private void publish(ECKey... published) {
        source.keys = FakeIssuer.keySet(published);
    }

    @Test
    void keysAreFetchedOnceForManyCalls() {
        for (int call = 0; call < 100; call++) {
            isFound("ec-1");
            isFound("rsa-1");
        }
        assertThat(source.keyFetches).hasValue(1);
    }

    @Test
    void aFloodOfUnknownKidsCostsOneFetchInAPause() {
        isFound("ec-1");
        for (int call = 0; call < 500; call++) {
            find("invented-" + call);
        }
        assertThat(source.keyFetches).hasValue(2);
        clock.turn(PAUSE.minusMillis(1));
        find("invented");
        assertThat(source.keyFetches).hasValue(2);
        clock.turn(Duration.ofMillis(1));
        find("invented");
        assertThat(source.keyFetches).hasValue(3);
        isFound("ec-1");
    }

    @Test
    void aFloodAgainstAnEmptyCacheCostsOneFetch() {
        for (int call = 0; call < 500; call++) {
            find("invented-" + call);
        }
        assertThat(source.keyFetches).hasValue(1);
    }

    @Test
    void aNewKeyIsFoundByTheFirstTokenThatCarriesIt() {
        isFound("ec-1");
        publish(FakeIssuer.EC, FakeIssuer.ROTATED);
        isFound("ec-2");
        assertThat(source.keyFetches).hasValue(2);
    }

    @Test
    void aNewKeyDuringAFloodIsUnsureAndNotWrong() {
        isFound("ec-1");
        isAbsent("invented");
        publish(FakeIssuer.ROTATED);
        isUnsure("ec-2");
        isAbsent("invented");
        clock.turn(PAUSE);
        isFound("ec-2");
    }

    @Test
    void aRemovedKeyIsGoneWithTheNextRenewal() {
        isFound("ec-1");
        publish(FakeIssuer.ROTATED);
        clock.turn(KeyTimes.USUAL.freshFor());
        isAbsent("ec-1");
        isFound("ec-2");
        assertThat(source.keyFetches).hasValue(2);
    }

    @Test
    void ageingKeysServeWhileTheyAreRenewedBehind() throws InterruptedException {
        isFound("ec-1");
        var renewed = new CountDownLatch(1);
        source.beforeAnswer = renewed::countDown;
        clock.turn(KeyTimes.USUAL.aheadAfter());
        isFound("ec-1");
        assertThat(renewed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theLastGoodKeysServeThroughAnOutageAndNoLonger() {
        isFound("ec-1");
        source.reachable = false;
        clock.turn(KeyTimes.USUAL.freshFor());
        isFound("ec-1");
        clock.turn(KeyTimes.USUAL.keptFor().minus(KeyTimes.USUAL.freshFor()).minusSeconds(1));
        isFound("ec-1");
        clock.turn(Duration.ofSeconds(1));
        isUnsure("ec-1");
        source.reachable = true;
        clock.turn(PAUSE);
        isFound("ec-1");
    }

    @Test
    void anIssuerThatHangsKeepsNobodyWaitingWhoseKeyIsKnown() {
        isFound("ec-1");
        source.reachable = false;
        clock.turn(KeyTimes.USUAL.freshFor());
        isFound("ec-1");
        var release = new CountDownLatch(1);
        var gaveUp = new AtomicBoolean();
        source.beforeAnswer = () -> gaveUp.set(!await(release));
        clock.turn(PAUSE);
        assertThat(keys.find("ec-1", Deadline.in(Duration.ofMinutes(1)))).isInstanceOf(IssuerKeys.Lookup.Found.class);
        assertThat(gaveUp).isFalse();
        release.countDown();
    }

    @Test
    void anOutageIsNotHammered() {
        isFound("ec-1");
        source.reachable = false;
        clock.turn(KeyTimes.USUAL.freshFor());
        for (int call = 0; call < 100; call++) {
            isFound("ec-1");
            isUnsure("invented-" + call);
        }
        assertThat(source.keyFetches).hasValue(2);
    }

    @Test
    void anIssuerThatWasNeverReachedIsUnsureAndAskedOnceInAPause() {
        source.reachable = false;
        for (int call = 0; call < 100; call++) {
            isUnsure("ec-1");
        }
        assertThat(source.keyFetches).hasValue(1);
        source.reachable = true;
        isUnsure("ec-1");
        clock.turn(PAUSE);
        isFound("ec-1");
    }

    @Test
    void fiftyCallsAtOnceShareOneFetch() throws Exception {
        var gathered = new CountDownLatch(50);
        source.beforeAnswer = () -> awaitQuietly(gathered);
        var calls = new ArrayList<Callable<IssuerKeys.Lookup>>();
        for (int call = 0; call < 50; call++) {
            calls.add(() -> {
                gathered.countDown();
                return find("ec-1");
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lookup : threads.invokeAll(calls, 20, TimeUnit.SECONDS)) {
                assertThat(lookup.get()).isInstanceOf(IssuerKeys.Lookup.Found.class);
            }
        }
        assertThat(source.keyFetches).hasValue(1);
    }

    /// The moment between looking and fetching, made long by a clock that does something when it is read.
    @Test
    void whoLookedBeforeAFetchLandedDoesNotFetchAgain() {
        isFound("ec-1");
        clock.turn(KeyTimes.USUAL.freshFor());
        clock.atNextReading(() -> isFound("ec-1"));
        isFound("ec-1");
        assertThat(source.keyFetches).hasValue(2);
    }

    @Test
    void aCallWaitsForASlowIssuerNoLongerThanItsDeadline() {
        var release = new CountDownLatch(1);
        source.beforeAnswer = () -> awaitQuietly(release);
        assertThat(keys.find("ec-1", Deadline.in(Duration.ofMillis(50)))).isInstanceOf(IssuerKeys.Lookup.Unsure.class);
        release.countDown();
        isFound("ec-1");
        assertThat(source.keyFetches).hasValue(1);
    }

    @Test
    void metadataOfAnotherIssuerMeansNoKeys() {
        source.metadata = source.metadata.replace("realms/acme", "realms/evil");
        isUnsure("ec-1");
        assertThat(source.keyFetches).hasValue(0);
    }

    @Test
    void aSpoiledKeySetLeavesTheLastGoodOne() {
        isFound("ec-1");
        source.keys = "<html>";
        clock.turn(KeyTimes.USUAL.freshFor());
        isFound("ec-1");
        isUnsure("ec-2");
    }

    @Test
    void aSourceThatThrowsSurprisesIsAnOutage() {
        source.beforeAnswer = () -> {
            throw new IllegalStateException("boom");
        };
        isUnsure("ec-1");
        source.beforeAnswer = () -> {};
        clock.turn(PAUSE);
        isFound("ec-1");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        assertThat(await(latch)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
