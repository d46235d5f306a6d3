package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Policies of a snapshot, for carol who has no grant at all.
class PolicyCallsTest {
    private static final String ECHO = "- {id: echo, for: {tenant: acme, caller: carol}, server: fresh, tool: echo, when: \"caller.kind == 'person'\"}\n";
    private GateUnderTest gate;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @Test
    void aPolicyGrantsItsToolAndShowsItAndNothingElse() throws Exception {
        assertThat(carol("echo")).contains("tool-not-granted");
        gate.policies(ECHO);
        assertThat(carol("echo")).contains("\"result\"");
        assertThat(carol("read_file")).contains("tool-not-granted");
        assertThat(gate.ask(Ask.modern("fresh", "tools/list", "2", "").by("carol")).body()).contains("\"name\":\"echo\"").doesNotContain("read_");
        assertThat(gate.ask(Ask.modern("old", "tools/list", "2", "").by("carol")).body()).contains("server-not-granted");
    }

    @Test
    void aConditionThatIsFalseOrReadsArgumentsOfAnUnknownToolGrantsNothing() throws Exception {
        gate.policies(ECHO.replace("'person'", "'workload'") + ECHO.replace("id: echo", "id: args").replace("caller.kind == 'person'", "arguments.a == 1"));
        assertThat(carol("echo")).contains("tool-not-granted");
    }

    @Test
    void aConditionOnArgumentsIsReadAgainstTheApprovedSchema() throws Exception {
        String listed = "{\"tools\":[{\"name\":\"pay\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"amount\":{\"type\":\"number\"}},\"required\":[\"amount\"]}}]}";
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            switch (asked.method()) {
                case "tools/list" -> Says.result(asked, exchange, listed);
                case "tools/call" -> Says.result(asked, exchange, Says.ECHO);
                default -> gate.servers.usual(asked, exchange);
            }
        });
        gate.policies(ECHO.replace("tool: echo", "tool: pay").replace("caller.kind == 'person'", "arguments.amount <= 100.0"));
        assertThat(pay("7")).contains("\"result\"");
        assertThat(pay("700")).contains("tool-not-granted");
        assertThat(pay("\"7\"")).contains("tool-not-granted");
        assertThat(gate.servers.calls("pay")).isEqualTo(1);
    }

    private String pay(String amount) throws Exception {
        return gate.ask(Ask.modernCall("fresh", "pay", "1").by("carol").body("{\"a\":1}", "{\"amount\":" + amount + "}")).body();
    }

    @Test
    void aPolicyThatIsTakenAwayGrantsNothingAnyMore() throws Exception {
        gate.policies(ECHO);
        assertThat(carol("echo")).contains("\"result\"");
        gate.policies("[]");
        assertThat(carol("echo")).contains("tool-not-granted");
    }

    private String carol(String tool) throws Exception {
        return gate.ask(Ask.modernCall("fresh", tool, "1").by("carol")).body();
    }
}
