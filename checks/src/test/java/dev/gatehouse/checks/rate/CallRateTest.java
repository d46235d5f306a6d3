package dev.gatehouse.checks.rate;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.person;
import static dev.gatehouse.checks.CallsForTests.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {
    private static final Caller ALICE = person("acme", "alice");
    private static final Caller BOB = person("acme", "bob");
    private static final Allowance PLENTY = per(600_000, 100_000, 10_000);
    private long now = 1;

    private static Allowance per(int minute, int burst, int atOnce) {
        return new Allowance(minute, burst, OptionalInt.empty(), atOnce);
    }

    private CallRate ofCallers(Allowance allowance) {
        return rate(CallRate.Limits.of(allowance, 1, 100));
    }

    private CallRate rate(CallRate.Limits limits) {
        Costs costs = call -> switch (call.tool().value()) {
            case "build" -> Cost.EXPENSIVE;
            case "drop" -> Cost.DESTRUCTIVE;
            default -> Cost.USUAL;
        };
        try {
            return new CallRate(limits, costs, new DayBudgets(() -> Instant.parse("2026-03-01T22:00:00Z"), () -> now, 100, Journal.FORGOTTEN), () -> now);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void oneCallerAtTheLimitDoesNotTouchAnother() {
        var rate = ofCallers(per(60, 2, 10));
        assertThat(codes(rate, listing(ALICE), 3)).containsExactly("pass", "pass", "rate-limited");
        assertThat(codes(rate, listing(BOB), 1)).containsExactly("pass");
        assertThat(codes(rate, listing(person("other", "alice")), 1)).containsExactly("pass");
    }

    @Test
    void aPlaceIsFreeAgainWhenItsCallEnds() {
        var rate = ofCallers(per(600, 100, 1));
        var held = (Verdict.Hold) rate.judge(listing(ALICE));
        assertThat(codes(rate, listing(ALICE), 1)).containsExactly("too-many-at-once");
        held.slot().release();
        assertThat(codes(rate, listing(ALICE), 1)).containsExactly("pass");
    }

    @Test
    void aStreamTakesNoPlaceOfACall() {
        var rate = ofCallers(per(600, 100, 1));
        var listening = new Call.Listening(facts(ALICE, Names.LISTEN, false), new News(true, true, true, Set.of()), List.of(), List.of());
        assertThat(codes(rate, listening, 2)).containsExactly("pass", "too-many-at-once");
        assertThat(codes(rate, listing(ALICE), 2)).containsExactly("pass", "too-many-at-once");
    }

    @Test
    void theCallsThatOneMessageComesToPayOnceAndShareAPlaceUntilTheLastEnds() {
        var rate = ofCallers(per(60, 2, 1));
        Call first = listing(ALICE);
        var held = List.of((Verdict.Hold) rate.judge(part(first)), (Verdict.Hold) rate.judge(part(first)), (Verdict.Hold) rate.judge(part(first)));
        held.stream().limit(2).forEach(each -> each.slot().release());
        assertThat(codes(rate, listing(ALICE), 1)).containsExactly("too-many-at-once");
        held.getLast().slot().release();
        var late = (Verdict.Hold) rate.judge(part(first));
        late.slot().release();
        assertThat(codes(rate, listing(ALICE), 2)).containsExactly("pass", "too-many-at-once");
    }

    @Test
    void allCallersOfATenantShareWhatItHas() {
        var rate = rate(new CallRate.Limits(PLENTY, 1, Optional.of(per(60, 3, 2)), Optional.empty(), Map.of(), 100));
        var held = (Verdict.Hold) rate.judge(listing(ALICE));
        assertThat(codes(rate, listing(BOB), 2)).containsExactly("pass", "too-many-at-once");
        assertThat(codes(rate, listing(person("other", "eve")), 1)).containsExactly("pass");
        held.slot().release();
        assertThat(codes(rate, listing(ALICE), 1)).containsExactly("pass");
    }

    @Test
    void allCallersOfATenantShareATool() {
        var rate = rate(new CallRate.Limits(PLENTY, 1, Optional.empty(), Optional.of(per(60, 2, 10)), Map.of(), 100));
        assertThat(codes(rate, toolCall(ALICE, "build"), 1)).containsExactly("pass");
        assertThat(codes(rate, toolCall(BOB, "build"), 2)).containsExactly("pass", "rate-limited");
        assertThat(codes(rate, toolCall(BOB, "read"), 1)).containsExactly("pass");
        assertThat(codes(rate, toolCall(person("other", "eve"), "build"), 1)).containsExactly("pass");
    }

    @Test
    void costlyCallsHaveALimitOfTheirOwnForEachCaller() {
        var rate = rate(new CallRate.Limits(PLENTY, 1, Optional.empty(), Optional.empty(), Map.of(Cost.EXPENSIVE, per(60, 1, 9), Cost.DESTRUCTIVE, per(60, 2, 9)), 100));
        assertThat(codes(rate, toolCall(ALICE, "build"), 2)).containsExactly("pass", "rate-limited");
        assertThat(codes(rate, toolCall(ALICE, "drop"), 3)).containsExactly("pass", "pass", "rate-limited");
        assertThat(codes(rate, toolCall(ALICE, "read"), 9)).containsOnly("pass");
        assertThat(codes(rate, toolCall(BOB, "build"), 1)).containsExactly("pass");
    }

    @Test
    void aToolPaysWhatItCostsThoughTheListingBeforeItPaidForTheMessage() {
        var rate = rate(new CallRate.Limits(per(60, 3, 9), 1, Optional.empty(), Optional.empty(), Map.of(Cost.DESTRUCTIVE, per(60, 2, 9)), 100));
        List<String> codes = new ArrayList<>();
        for (int count = 0; count < 3; count++) {
            Call.ToolCall drop = (Call.ToolCall) toolCall(ALICE, "drop");
            Call.Facts facts = drop.facts();
            var whole = new Call.Facts(CallId.fresh(), facts.caller(), facts.route(), facts.revision(), facts.session(), facts.client(), facts.deadline(), facts.message(),
                facts.bytes(), Optional.empty());
            codes.addAll(codes(rate, new Call.Listing(whole.asPart(CallId.fresh()), Listed.TOOLS, JsonObject.empty()), 1));
            codes.addAll(codes(rate, new Call.ToolCall(whole.asPart(whole.id()), drop.tool(), drop.params(), drop.paramFields()), 1));
        }
        assertThat(codes).containsExactly("pass", "pass", "pass", "pass", "pass", "rate-limited");
    }

    @Test
    void aCallThatOneLimitRefusesCostsNothingOfTheOthers() {
        var rate = rate(new CallRate.Limits(per(60, 3, 9), 1, Optional.of(per(60, 9, 9)), Optional.empty(), Map.of(Cost.EXPENSIVE, per(60, 1, 9)), 100));
        assertThat(codes(rate, toolCall(ALICE, "build"), 9)).containsSequence("pass", "rate-limited");
        assertThat(codes(rate, toolCall(ALICE, "read"), 3)).containsExactly("pass", "pass", "rate-limited");
    }

    @Test
    void theDaysCallsEndWithTheBudget() {
        var rate = ofCallers(new Allowance(600, 100, OptionalInt.of(2), 10));
        assertThat(codes(rate, listing(ALICE), 3)).containsExactly("pass", "pass", "budget-spent");
        assertThat(codes(rate, listing(BOB), 1)).containsExactly("pass");
    }

    @Test
    void aRefusalSaysWhatLimitAndWhenToTryAgain() {
        var rate = rate(new CallRate.Limits(per(60, 1, 9), 1, Optional.of(per(6, 1, 9)), Optional.empty(), Map.of(), 100));
        rate.judge(listing(ALICE));
        Refusal refusal = refusal(rate.judge(listing(ALICE)));
        assertThat(refusal.detail()).isEqualTo("tenant: 6 a minute, 1 in a burst");
        assertThat(refusal.retryAfter()).hasValue(10);
        now += Duration.ofMillis(9_500).toNanos();
        assertThat(refusal(rate.judge(listing(ALICE))).retryAfter()).hasValue(1);
        now += Duration.ofMillis(500).toNanos();
        assertThat(codes(rate, listing(ALICE), 1)).containsExactly("pass");
        var budget = ofCallers(new Allowance(600, 100, OptionalInt.of(1), 10));
        budget.judge(listing(ALICE));
        assertThat(refusal(budget.judge(listing(ALICE))).retryAfter()).hasValue(7_200);
    }

    @Test
    void whatIsGivenBackWasPaidOnce() {
        var rate = rate(new CallRate.Limits(new Allowance(60, 2, OptionalInt.of(2), 9), 1, Optional.of(per(60, 2, 9)), Optional.empty(), Map.of(), 100));
        codes(rate, toolCall(ALICE, "build"), 2);
        rate.giveBack(toolCall(ALICE, "build"));
        assertThat(codes(rate, toolCall(ALICE, "build"), 2)).containsExactly("pass", "rate-limited");
    }

    @Test
    void sixtyFourThreadsGetTheBurstAndTheRateAndNotOneMore() throws Exception {
        int burst = 500;
        var rate = new CallRate(new CallRate.Limits(per(6_000, burst, 10_000), 1, Optional.of(per(6_000, burst, 24)), Optional.empty(), Map.of(), 100), Costs.USUAL, Budgets.NONE,
            System::nanoTime);
        var passed = new AtomicInteger();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        long begun = System.nanoTime();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < 64; client++) {
            clients.add(Thread.ofVirtual().start(() -> {
                for (int tooFast = 0; tooFast < 20;) {
                    switch (rate.judge(listing(ALICE))) {
                        case Verdict.Hold(var slot) -> {
                            passed.incrementAndGet();
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            Thread.yield();
                            running.decrementAndGet();
                            slot.release();
                        }
                        case Verdict.Refuse(var refusal) -> tooFast += refusal.code() == Code.RATE_LIMITED ? 1 : 0;
                        case Verdict.Pass _, Verdict.Ask _ -> throw new AssertionError();
                    }
                    Thread.yield();
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        long allowed = burst + (System.nanoTime() - begun) / 10_000_000L;
        assertThat(passed.get()).isBetween(burst, (int) allowed + 1);
        assertThat(most.get()).isLessThanOrEqualTo(24);
    }

    private static Call part(Call first) {
        Call.Facts facts = first.facts();
        return new Call.Listing(facts.asPart(CallId.fresh()), Listed.TOOLS, JsonObject.empty());
    }

    private static Refusal refusal(Verdict verdict) {
        return ((Verdict.Refuse) verdict).refusal();
    }

    private static List<String> codes(CallRate rate, Call call, int calls) {
        return IntStream.range(0, calls).mapToObj(_ -> switch (rate.judge(call)) {
            case Verdict.Pass _, Verdict.Hold _ -> "pass";
            case Verdict.Refuse(var refusal) -> refusal.code().word();
            case Verdict.Ask _ -> "ask";
        }).toList();
    }
}
