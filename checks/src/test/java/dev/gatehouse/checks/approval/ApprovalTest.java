package dev.gatehouse.checks.approval;

import static dev.gatehouse.checks.CallsForTests.facts;
import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.object;
import static dev.gatehouse.checks.CallsForTests.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.permission.Subject;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalTest {
    private static final String PAY = "{'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]}}";
    private final Caller alice = person("acme", "alice");
    private final List<Caller> paidBack = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private Map<String, Instant> kept = Map.of();
    private boolean diskFull;
    private Decisions decisions;
    private Pending pending;
    private Approval approval;
    private Consent consent = Consent.NONE;

    @BeforeEach
    void begin() throws IOException {
        decisions = new Decisions(() -> now, new Spending() {
            @Override
            public Map<String, Instant> kept() {
                return kept;
            }

            @Override
            public void keep(Map<String, Instant> spent) throws IOException {
                if (diskFull) {
                    throw new IOException("full");
                }
                kept = spent;
            }
        });
        pending = new Pending(() -> now);
        approval = new Approval(new Rules(List.of(rule("acme", new Subject.Everybody()), rule("globex", new Subject.Everybody()))), decisions, pending, consent, call -> paidBack.add(call.facts().caller()));
    }

    private static Rules.Rule rule(String tenant, Subject subject) {
        return new Rules.Rule("payments", tenant, subject, "notes", tool -> tool.startsWith("pay"), false);
    }

    private static Call.ToolCall call(Caller caller, String params) {
        var said = object(params);
        return new Call.ToolCall(facts(caller, Names.TOOLS_CALL, false), new Call.ToolName(said.text("name").orElseThrow()), said, Map.of());
    }

    private String judge(Caller caller, String params) {
        return switch (approval.judge(call(caller, params))) {
            case Verdict.Pass _ -> "passes";
            case Verdict.Ask _ -> "asks";
            case Verdict.Hold _ -> "holds";
            case Verdict.Refuse(var refusal) -> refusal.code().word();
        };
    }

    /// What an office does: the question as it waits is answered, and the answer is in the settings.
    private void answer(boolean agreed) {
        List<Decisions.Decision> all = pending.all().stream().map(each -> new Decisions.Decision(each.id().value(), each.act(), agreed, now.plus(Duration.ofMinutes(10)))).toList();
        decisions.use(all);
        pending.settle(decisions);
    }

    @Test
    void aMarkedCallAsksAndGoesThroughOnceAfterAYes() {
        assertThat(judge(alice, PAY)).isEqualTo("asks");
        assertThat(judge(alice, PAY)).as("it waits, and is not asked twice").isEqualTo("asks");
        assertThat(pending.all()).hasSize(1);
        answer(true);
        assertThat(pending.all()).isEmpty();
        assertThat(judge(alice, PAY)).isEqualTo("passes");
        assertThat(paidBack).as("rate is paid once").containsExactly(alice);
        assertThat(judge(alice, PAY)).as("replayed").isEqualTo("asks");
        assertThat(paidBack).hasSize(1);
    }

    @Test
    void whatIsNotMarkedIsNotAskedAbout() {
        assertThat(judge(alice, "{'name':'read'}")).isEqualTo("passes");
        assertThat(judge(person("umbrella", "eve"), PAY)).isEqualTo("passes");
        assertThat(approval.judge(listing(alice))).isEqualTo(Verdict.PASS);
        assertThat(pending.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]}}                                => passes
        {'arguments':{'items':[{'a':'x/y','b':2}],'amount':1,'to':'bob'},'name':'pay'}                                => passes
        { 'name' : 'pay' , 'arguments' : { 'to':'bob', 'amount':1, 'items':[ {'b':2,'a':'x/y'} ] } }                  => passes
        {'name':'pay','arguments':{'to':'bob','amount':1.0,'items':[{'b':2e0,'a':'x/y'}]}}                            => passes
        {'name':'pay','arguments':{'to':'\\u0062ob','amount':1,'items':[{'b':2,'a':'x\\/y'}]}}                        => passes
        {'name':'pay','arguments':{'t\\u006f':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]}}                          => passes
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]},'_meta':{'progressToken':7}}    => passes
        {'name':'pay','arguments':{'to':'bob','amount':2,'items':[{'b':2,'a':'x/y'}]}}                                => asks
        {'name':'pay','arguments':{'to':'bob','amount':'1','items':[{'b':2,'a':'x/y'}]}}                              => asks
        {'name':'pay','arguments':{'to':'Bob','amount':1,'items':[{'b':2,'a':'x/y'}]}}                                => asks
        {'name':'pay','arguments':{'to':'bob\\u200b','amount':1,'items':[{'b':2,'a':'x/y'}]}}                         => asks
        {'name':'pay','arguments':{'to':'bo\\u0062 ','amount':1,'items':[{'b':2,'a':'x/y'}]}}                         => asks
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'},{}]}}                             => asks
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y','c':null}]}}                       => asks
        {'name':'pay','arguments':{'to':'bob','amount':1}}                                                            => asks
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}],'force':true}}                   => asks
        {'name':'pay'}                                                                                                => asks
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]},'inputResponses':{}}            => asks
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]},'requestState':'s'}             => asks
        {'name':'pay','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]},'more':1}                       => asks
        {'name':'pay2','arguments':{'to':'bob','amount':1,'items':[{'b':2,'a':'x/y'}]}}                               => asks
        """)
    void anAnswerIsForWhatTheCallSaysHoweverItIsWritten(String params, String verdict) {
        judge(alice, PAY);
        answer(true);
        assertThat(judge(alice, params)).isEqualTo(verdict);
    }

    @Test
    void anAnswerIsForOneCaller() {
        judge(alice, PAY);
        answer(true);
        var standing = new Caller.Standing("outside", "t", Set.of(), Set.of(), Set.of());
        assertThat(judge(person("acme", "bob"), PAY)).isEqualTo("asks");
        assertThat(judge(person("globex", "alice"), PAY)).isEqualTo("asks");
        assertThat(judge(new Caller.Person("acme", "alice", standing), PAY)).as("of another issuer").isEqualTo("asks");
        assertThat(judge(new Caller.Workload("acme", "alice", new Caller.Standing("local", "t", Set.of(), Set.of(), Set.of())), PAY)).isEqualTo("asks");
        assertThat(judge(alice, PAY)).isEqualTo("passes");
    }

    @Test
    void anAnswerIsForOneServer() {
        judge(alice, PAY);
        List<Pending.Asked> asked = pending.all();
        Act elsewhere = new Act(asked.getFirst().act().caller(), "mail", "pay", asked.getFirst().act().digest());
        decisions.use(List.of(new Decisions.Decision(asked.getFirst().id().value(), elsewhere, true, now.plusSeconds(600))));
        assertThat(judge(alice, PAY)).isEqualTo("asks");
    }

    @Test
    void anAnswerIsOver() {
        judge(alice, PAY);
        answer(true);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(judge(alice, PAY)).isEqualTo("asks");
    }

    @Test
    void aClockThatIsSetBackRevivesNothing() {
        judge(alice, PAY);
        answer(true);
        List<Decisions.Decision> same = List.of(new Decisions.Decision("known", Act.of(call(alice, PAY), Wording.of(call(alice, PAY))), true, now.plusSeconds(60)));
        decisions.use(same);
        assertThat(judge(alice, PAY)).isEqualTo("passes");
        now = now.plus(Duration.ofHours(1));
        decisions.use(same);
        now = now.minus(Duration.ofHours(1));
        assertThat(judge(alice, PAY)).isEqualTo("asks");
    }

    @Test
    void aNoHoldsUntilItIsOverAndCountsMoreThanAYes() {
        judge(alice, PAY);
        answer(false);
        assertThat(judge(alice, PAY)).isEqualTo("approval-denied");
        assertThat(pending.all()).as("nobody is asked again and again").isEmpty();
        Act act = Act.of(call(alice, PAY), Wording.of(call(alice, PAY)));
        decisions.use(List.of(new Decisions.Decision("yes", act, true, now.plusSeconds(60)), new Decisions.Decision("no", act, false, now.plusSeconds(30))));
        assertThat(judge(alice, PAY)).isEqualTo("approval-denied");
        now = now.plusSeconds(30);
        assertThat(judge(alice, PAY)).isEqualTo("passes");
    }

    @Test
    void ofSixtyFourThatComeAtOnceOneGoesThrough() throws Exception {
        judge(alice, PAY);
        answer(true);
        List<Callable<String>> calls = Collections.nCopies(64, () -> judge(alice, PAY));
        try (var threads = Executors.newFixedThreadPool(64)) {
            List<String> verdicts = new ArrayList<>();
            for (var each : threads.invokeAll(calls)) {
                verdicts.add(each.get());
            }
            assertThat(verdicts.stream().filter("passes"::equals)).hasSize(1);
            assertThat(verdicts.stream().filter("asks"::equals)).hasSize(63);
        }
        assertThat(paidBack).hasSize(1);
    }

    @Test
    void whatWasSpentStaysSpentInAProcessThatBeginsAnew() throws IOException {
        judge(alice, PAY);
        Pending.Asked asked = pending.all().getFirst();
        answer(true);
        assertThat(judge(alice, PAY)).isEqualTo("passes");
        assertThat(decisions.spent()).containsExactly(asked.id().value());
        begin();
        decisions.use(List.of(new Decisions.Decision(asked.id().value(), asked.act(), true, now.plusSeconds(600))));
        assertThat(judge(alice, PAY)).isEqualTo("asks");
        decisions.use(List.of());
        assertThat(decisions.spent()).isEmpty();
    }

    @Test
    void whatCannotBeKeptAsSpentIsNotUsed() {
        judge(alice, PAY);
        answer(true);
        diskFull = true;
        assertThat(judge(alice, PAY)).isEqualTo("approval-unavailable");
        diskFull = false;
        assertThat(judge(alice, PAY)).as("and not later either").isEqualTo("asks");
    }

    @Test
    void oneCallerLeavesRoomForOthers() {
        IntStream.range(0, 20).forEach(i -> judge(alice, "{'name':'pay','arguments':{'amount':" + i + "}}"));
        assertThat(pending.all()).hasSize(Pending.MOST_OF_A_CALLER);
        assertThat(judge(alice, "{'name':'pay','arguments':{'amount':99}}")).isEqualTo("approval-unavailable");
        assertThat(judge(alice, "{'name':'pay','arguments':{'amount':1}}")).as("what waits already goes on waiting").isEqualTo("asks");
        IntStream.range(0, 50).forEach(i -> judge(person("acme", "caller" + i), PAY));
        assertThat(pending.all()).hasSize(Pending.MOST_OF_A_TENANT);
        assertThat(judge(person("globex", "alice"), PAY)).isEqualTo("asks");
        now = now.plus(Pending.PATIENCE).plusSeconds(1);
        assertThat(pending.all()).isEmpty();
    }

    @Test
    void whatNobodyCanReadIsNotAskedAbout() {
        String long1 = "{'name':'pay','arguments':{'note':'" + "x".repeat(Wording.LONGEST) + "'}}";
        assertThat(judge(alice, long1)).isEqualTo("approval-unavailable");
        String large = "{'name':'pay','arguments':{'note':'" + "x".repeat(Wording.LONGEST - 200) + "','n':%d}}";
        assertThat(IntStream.range(0, 6).mapToObj(i -> judge(person("acme", "caller" + i), large.formatted(i)))).containsExactly("asks", "asks", "asks", "asks",
            "approval-unavailable", "approval-unavailable");
    }

    @Test
    void whomNobodyVouchesForIsRefused() {
        assertThat(judge(new Caller.Anonymous("acme"), PAY)).isEqualTo("approval-unavailable");
    }

    @Test
    void aRuleIsForWhomItNames() {
        approval = new Approval(new Rules(List.of(rule("acme", new Subject.Role("clerk")), rule("acme", new Subject.Named("bob")))), decisions, pending, consent, call -> paidBack.add(call.facts().caller()));
        assertThat(judge(alice, PAY)).isEqualTo("passes");
        assertThat(judge(person("acme", "bob"), PAY)).isEqualTo("asks");
        assertThat(judge(new Caller.Person("acme", "carl", new Caller.Standing("local", "t", Set.of("clerk"), Set.of(), Set.of())), PAY)).isEqualTo("asks");
    }

    @Test
    void theLedgerLearnsTheRuleAndTheQuestionAndNoArgument() {
        Call.ToolCall first = call(alice, PAY);
        assertThat(approval.judge(first)).isEqualTo(new Verdict.Ask(new Verdict.Question("rule payments, asked as " + first.facts().id())));
        answer(false);
        assertThat(approval.judge(call(alice, PAY))).isInstanceOfSatisfying(Verdict.Refuse.class, no -> {
            assertThat(no.refusal().code()).isEqualTo(Code.APPROVAL_DENIED);
            assertThat(no.refusal().detail()).isEqualTo("rule payments, asked as " + first.facts().id());
        });
        assertThat(String.valueOf(pending.all()) + Wording.of(first) + Act.of(first, Wording.of(first))).doesNotContain("bob");
    }

    @Test
    void aWordingIsReadInItsOneFormAlone() {
        String text = Wording.of(call(alice, PAY)).text();
        assertThat(text).isEqualTo("{\"method\":\"tools/call\",\"params\":{\"arguments\":{\"amount\":1,\"items\":[{\"a\":\"x/y\",\"b\":2}],\"to\":\"bob\"},\"name\":\"pay\"}}");
        assertThat(Wording.read(text, "pay").orElseThrow().digest()).isEqualTo(Wording.of(call(alice, PAY)).digest());
        assertThat(Wording.read(text, "read")).isEmpty();
        assertThat(Wording.read(text + " ", "pay")).isEmpty();
        assertThat(Wording.read(text.replace("1", "1.0"), "pay")).isEmpty();
        assertThat(Wording.read("{\"method\":\"tools/call\",\"more\":1,\"params\":{\"name\":\"pay\"}}", "pay")).isEmpty();
        assertThat(Wording.read("{\"method\":\"prompts/get\",\"params\":{\"name\":\"pay\"}}", "pay")).isEmpty();
        assertThat(Wording.read("[]", "pay")).isEmpty();
        assertThat(Wording.read("{", "pay")).isEmpty();
    }

    private void askingThroughTheClient(Consent.Brought brought, Rules.Rule... more) {
        consent = new Consent() {
            @Override
            public Brought brought(Call.ToolCall call) {
                return brought;
            }

            @Override
            public Optional<JsonObject> question(Call.ToolCall call) {
                return Optional.of(JsonObject.empty());
            }
        };
        List<Rules.Rule> rules = new ArrayList<>(List.of(new Rules.Rule("own", "acme", new Subject.Everybody(), "notes", tool -> tool.startsWith("pay"), true)));
        rules.addAll(List.of(more));
        approval = new Approval(new Rules(rules), decisions, pending, consent, call -> paidBack.add(call.facts().caller()));
    }

    @Test
    void whereTheCallersOwnYesIsEnoughTheirClientIsAsked() {
        askingThroughTheClient(Consent.Brought.NOTHING);
        assertThat(approval.judge(call(alice, PAY))).isEqualTo(new Verdict.Ask(new Verdict.Question("rule own, asked through the client", Optional.of(JsonObject.empty()))));
        assertThat(pending.all()).isEmpty();
        askingThroughTheClient(Consent.Brought.YES);
        assertThat(judge(alice, PAY)).isEqualTo("passes");
        assertThat(paidBack).hasSize(1);
        askingThroughTheClient(Consent.Brought.NO);
        assertThat(judge(alice, PAY)).isEqualTo("approval-denied");
    }

    @Test
    void whereAnOperatorIsWantedTooTheirOwnYesIsNotEnough() {
        askingThroughTheClient(Consent.Brought.YES, rule("acme", new Subject.Everybody()));
        assertThat(judge(alice, PAY)).isEqualTo("asks");
        assertThat(pending.all()).extracting(Pending.Asked::rule).containsExactly("payments");
    }
}
