package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.zones.ApprovalReport;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls that a person is asked about, through the whole gate and in both eras.
class ApprovalCallsTest {
    static final Set<Code> COVERED = Set.of(Code.APPROVAL_NEEDED, Code.APPROVAL_DENIED, Code.APPROVAL_UNAVAILABLE);
    private static final String RULES = """
        - {id: fresh-echo, for: {tenant: acme}, server: fresh, tool: echo}
        - {id: old-echo, for: {tenant: acme, caller: alice}, server: old, tool: ech*}
        - {id: piped-echo, for: {tenant: acme}, server: piped, tool: echo}
        """;
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");
    private GateUnderTest gate;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
        gate.approvals(RULES);
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @CsvSource({"fresh, echo", "old, echo", "piped, echo", "all, fresh__echo", "all, old__echo"})
    void aNewerClientSendsTheSameCallAgainWhenItWasApproved(String route, String tool) throws Exception {
        goesThroughOnce(Ask.modernCall(route, tool, "5"));
    }

    @ParameterizedTest
    @CsvSource({"fresh, echo", "old, echo", "piped, echo", "all, fresh__echo", "all, old__echo"})
    void soDoesAnOlderOne(String route, String tool) throws Exception {
        goesThroughOnce(Ask.legacyCall(route, gate.session("alice", route), tool, "5"));
    }

    private void goesThroughOnce(Ask call) throws Exception {
        RefusalShape.check(gate.ask(call), Code.APPROVAL_NEEDED, 200, "5", "none");
        RefusalShape.check(gate.ask(call), Code.APPROVAL_NEEDED, 200, "5", "none");
        assertThat(gate.servers.calls("echo")).isZero();
        gate.answer(true);
        assertThat(gate.ask(call).body()).contains("\"result\"");
        RefusalShape.check(gate.ask(call), Code.APPROVAL_NEEDED, 200, "5", "none");
        assertThat(gate.servers.calls("echo")).isEqualTo(1);
    }

    @Test
    void anAnswerIsForThisCallerAndTheseArguments() throws Exception {
        gate.ask(CALL);
        gate.answer(true);
        RefusalShape.check(gate.ask(CALL.body("{\"a\":1}", "{\"a\":2}")), Code.APPROVAL_NEEDED, "5");
        assertThat(gate.ask(CALL.by("bob")).body()).as("bob may not, and nobody is asked").contains("tool-not-granted");
        assertThat(gate.approving.pending()).hasSize(1);
        assertThat(gate.ask(CALL.by("globex-alice")).body()).as("no rule of that tenant asks").contains("\"result\"");
        assertThat(gate.ask(CALL.body("{\"a\":1}", "{ \"a\" : 1.0 }")).body()).as("the same, written otherwise").contains("\"result\"");
    }

    @Test
    void aNoIsANo() throws Exception {
        gate.ask(CALL);
        gate.answer(false);
        RefusalShape.check(gate.ask(CALL), Code.APPROVAL_DENIED, "5");
        assertThat(gate.approving.pending()).isEmpty();
        assertThat(gate.servers.calls("echo")).isZero();
    }

    @Test
    void whatNobodyCouldReadIsNotAsked() throws Exception {
        RefusalShape.check(gate.ask(CALL.body("{\"a\":1}", "{\"a\":\"" + "x".repeat(40_000) + "\"}")), Code.APPROVAL_UNAVAILABLE, "5");
    }

    @Test
    void ofManyAtOnceOneReachesTheServer() throws Exception {
        gate.ask(CALL);
        gate.answer(true);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            calls.add(() -> gate.ask(CALL).body());
        }
        List<String> bodies = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(calls)) {
                bodies.add(each.get());
            }
        }
        assertThat(bodies.stream().filter(body -> body.contains("\"result\""))).hasSize(1);
        assertThat(bodies.stream().filter(body -> body.contains("approval-needed"))).hasSize(31);
        assertThat(gate.servers.calls("echo")).isEqualTo(1);
    }

    @Test
    void theRecordNamesTheRuleAndTheOfficeAloneHearsArguments() throws Exception {
        String call = gate.ask(CALL.body("{\"a\":1}", "{\"a\":\"secret-word\"}")).header("Gatehouse-Call");
        FakeRecorder.Line line = gate.recorder.await(each -> each.isOf(call));
        assertThat(line.text(FieldName.CODE)).isEqualTo("approval-needed");
        assertThat(line.text(FieldName.DETAIL)).isEqualTo("rule fresh-echo, asked as " + call);
        assertThat(line.toString()).doesNotContain("secret-word");
        String told = ApprovalReport.of(gate.approving.pending(), gate.approving.spent()).orElseThrow().value();
        assertThat(told).isEqualTo("{\"questions\":[{\"id\":\"" + call + "\",\"kind\":\"person\",\"tenant\":\"acme\",\"issuer\":\"local\",\"caller\":\"alice\",\"server\":\"fresh\","
            + "\"tool\":\"echo\",\"rule\":\"fresh-echo\",\"text\":\"{\\\"method\\\":\\\"tools/call\\\",\\\"params\\\":{\\\"arguments\\\":{\\\"a\\\":\\\"secret-word\\\"},"
            + "\\\"name\\\":\\\"echo\\\"}}\"}],\"spent\":[]}");
        gate.answer(true);
        assertThat(ApprovalReport.of(gate.approving.pending(), gate.approving.spent())).isEmpty();
        gate.ask(CALL.body("{\"a\":1}", "{\"a\":\"secret-word\"}"));
        assertThat(ApprovalReport.of(gate.approving.pending(), gate.approving.spent()).orElseThrow().value()).isEqualTo("{\"questions\":[],\"spent\":[{\"id\":\"" + call + "\"}]}");
    }

    @Test
    void whereNoRuleAsksNothingIsTold() throws Exception {
        gate.approvals("[]");
        assertThat(gate.ask(CALL).body()).contains("\"result\"");
        assertThat(ApprovalReport.of(gate.approving.pending(), gate.approving.spent())).isEqualTo(Optional.empty());
    }

    private static final String OWN = "- {id: own, for: {tenant: acme}, server: %s, tool: \"*\", by: caller}\n";
    private static final String YES = "{\"action\":\"accept\",\"content\":{\"approve\":true}}";

    @ParameterizedTest
    @CsvSource({"fresh, fresh, echo", "old, old, echo", "piped, piped, echo", "all, fresh, fresh__echo"})
    void whereTheirOwnYesIsEnoughANewerClientsPersonIsAsked(String route, String server, String tool) throws Exception {
        gate.approvals(OWN.formatted(server));
        Ask call = Questions.able(Ask.modernCall(route, tool, "5").body("{\"a\":1}", "{\"a\":\"b\\u200b\\n\"}"));
        RawClient.Reply asked = gate.ask(call);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("\"resultType\":\"input_required\"", "\"method\":\"elicitation/create\"",
            "wants to call the tool echo of the server " + server + " with just this: {\\\"arguments\\\":{\\\"a\\\":\\\"b\\\\u{200B}\\\\n\\\"},\\\"name\\\":\\\"echo\\\"}");
        assertThat(gate.recorder.await(each -> each.isOf(asked.header("Gatehouse-Call"))).text(FieldName.DETAIL)).isEqualTo("rule own, asked through the client");
        assertThat(gate.servers.calls("echo")).isZero();
        Ask yes = Questions.again(call, asked.body(), YES);
        assertThat(gate.ask(yes).body()).contains("\"result\"").doesNotContain("input_required");
        Asked sent = gate.servers.await(each -> each.tool().equals("echo"));
        assertThat(sent.body()).doesNotContain("inputResponses", "requestState");
        assertThat(gate.ask(yes).body()).as("good once").contains("input_required");
        assertThat(gate.servers.calls("echo")).isEqualTo(1);
        assertThat(gate.approving.pending()).isEmpty();
    }

    @Test
    void nothingElseIsAYes() throws Exception {
        gate.approvals(OWN.formatted("fresh"));
        Ask call = Questions.able(CALL);
        for (String answer : List.of("{\"action\":\"decline\"}", "{\"action\":\"cancel\"}", "{\"action\":\"accept\"}", YES.replace("true", "false"), YES.replace("true", "\"true\""),
            YES.replace("accept", "Accept"), YES.replace("content", "contents"))) {
            RefusalShape.check(gate.ask(Questions.again(call, gate.ask(call).body(), answer)), Code.APPROVAL_DENIED, "5");
        }
        RefusalShape.check(gate.ask(Questions.again(call, gate.ask(call).body(), YES).body("\"approval\"", "\"other\"")), Code.APPROVAL_DENIED, "5");
        assertThat(gate.servers.calls("echo")).isZero();
    }

    @Test
    void aYesIsForThisCallerAndThisCall() throws Exception {
        gate.approvals(OWN.formatted("fresh"));
        Ask call = Questions.able(CALL);
        Ask yes = Questions.again(call, gate.ask(call).body(), YES);
        assertThat(gate.ask(yes.body("{\"a\":1}", "{\"a\":2}")).body()).contains("input_required");
        assertThat(gate.ask(yes.by("globex-alice")).body()).as("no rule of that tenant asks, and the state is not theirs").contains("state-invalid");
        assertThat(gate.ask(yes.body("requestState\":\"", "requestState\":\"x")).body()).contains("input_required");
        assertThat(gate.servers.calls("echo")).isZero();
        gate.approvals("- {id: operators, for: {tenant: acme}, server: fresh, tool: echo}\n");
        RefusalShape.check(gate.ask(yes), Code.APPROVAL_NEEDED, "5");
        assertThat(gate.servers.calls("echo")).isZero();
    }

    @Test
    void aClientThatCannotAskItsPersonLeavesItToAnOperator() throws Exception {
        gate.approvals(OWN.formatted("fresh"));
        RefusalShape.check(gate.ask(CALL), Code.APPROVAL_NEEDED, "5");
        RefusalShape.check(gate.ask(Ask.legacyCall("fresh", Questions.session(gate, "alice", "fresh"), "echo", "5")), Code.APPROVAL_NEEDED, "5");
        RefusalShape.check(gate.ask(Questions.able(CALL).body("{\"a\":1}", "{\"a\":\"" + "x".repeat(5_000) + "\"}")), Code.APPROVAL_NEEDED, "5");
        assertThat(gate.approving.pending()).hasSize(2);
        gate.answer(true);
        assertThat(gate.ask(CALL).body()).contains("\"result\"");
    }
}
