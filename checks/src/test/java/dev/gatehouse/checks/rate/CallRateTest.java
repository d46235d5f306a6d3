package dev.gatehouse.checks.rate;

import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {
    private long now = 1;

    @Test
    void aBucketGivesItsBurstAndThenItsRate() {
        var bucket = new TokenBucket(3, 60, java.time.Duration.ofMinutes(1), now);
        assertThat(takenOf(bucket, 5)).isEqualTo(3);
        now += 1_000_000_000L;
        assertThat(takenOf(bucket, 5)).isEqualTo(1);
        now += 3_600_000_000_000L;
        assertThat(takenOf(bucket, 5)).isEqualTo(3);
    }

    @Test
    void aClockThatStepsBackGivesNothing() {
        var bucket = new TokenBucket(1, 60, java.time.Duration.ofMinutes(1), now);
        bucket.take(now);
        assertThat(bucket.take(now - 5_000_000_000L)).isFalse();
    }

    @Test
    void oneCallerAtTheLimitDoesNotTouchAnother() {
        var rate = new CallRate(new CallRate.Limits(60, 2, 10, 10, 100), () -> now);
        assertThat(codes(rate, person("acme", "alice"), 3)).containsExactly("pass", "pass", "rate-limited");
        assertThat(codes(rate, person("acme", "bob"), 1)).containsExactly("pass");
        assertThat(codes(rate, person("other", "alice"), 1)).containsExactly("pass");
    }

    @Test
    void aPlaceIsFreeAgainWhenItsCallEnds() {
        var rate = new CallRate(new CallRate.Limits(600, 100, 1, 1, 100), () -> now);
        var held = (Verdict.Hold) rate.judge(listing(person("acme", "alice")));
        assertThat(codes(rate, person("acme", "alice"), 1)).containsExactly("too-many-at-once");
        held.slot().release();
        assertThat(codes(rate, person("acme", "alice"), 1)).containsExactly("pass");
    }

    @Test
    void aFullTableForgetsTheIdleAndNeverForgivesTheBusy() {
        var rate = new CallRate(new CallRate.Limits(60, 1, 10, 10, 2), () -> now);
        codes(rate, person("acme", "a"), 1);
        codes(rate, person("acme", "b"), 1);
        assertThat(codes(rate, person("acme", "c"), 1)).containsExactly("rate-limited");
        now += 60_000_000_000L;
        assertThat(codes(rate, person("acme", "a"), 1)).containsExactly("pass");
    }

    @Test
    void theCallsThatOneMessageComesToPayOnceAndShareAPlaceUntilTheLastEnds() {
        var rate = new CallRate(new CallRate.Limits(60, 2, 1, 1, 100), () -> now);
        Call first = listing(person("acme", "alice"));
        var held = List.of((Verdict.Hold) rate.judge(part(first)), (Verdict.Hold) rate.judge(part(first)), (Verdict.Hold) rate.judge(part(first)));
        held.stream().limit(2).forEach(each -> each.slot().release());
        assertThat(codes(rate, person("acme", "alice"), 1)).containsExactly("too-many-at-once");
        held.getLast().slot().release();
        var late = (Verdict.Hold) rate.judge(part(first));
        late.slot().release();
        assertThat(codes(rate, person("acme", "alice"), 2)).containsExactly("pass", "too-many-at-once");
    }

    private static Call part(Call first) {
        Call.Facts facts = first.facts();
        return new Call.Listing(facts.asPart(CallId.fresh()), Listed.TOOLS, JsonObject.empty());
    }

    private static List<String> codes(CallRate rate, Caller caller, int calls) {
        return IntStream.range(0, calls).mapToObj(_ -> switch (rate.judge(listing(caller))) {
            case Verdict.Pass _, Verdict.Hold _ -> "pass";
            case Verdict.Refuse(var refusal) -> refusal.code().word();
            case Verdict.Ask _ -> "ask";
        }).toList();
    }

    private int takenOf(TokenBucket bucket, int tries) {
        int taken = 0;
        for (int n = 0; n < tries; n++) {
            taken += bucket.take(now) ? 1 : 0;
        }
        return taken;
    }
}
