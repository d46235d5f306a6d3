package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is allowed works, between clients and servers of either era, and what nobody may change arrives byte for byte.
class GoodCallsTest {
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void aModernClientCallsATool(String route) throws Exception {
        RawClient.Reply reply = gate.ask(Ask.modernCall(route, "echo", "\"q-1\""));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":\"q-1\",\"result\":{").contains(Says.ECHO.substring(2, Says.ECHO.length() - 2))
            .contains("\"resultType\":\"complete\"");
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void anOlderClientCallsATool(String route) throws Exception {
        RawClient.Reply reply = gate.ask(Ask.legacyCall(route, gate.session("alice", route), "echo", "7"));
        assertThat(reply.body()).isEqualTo(Says.answer("7", Says.ECHO));
    }

    @Test
    void argumentsReachTheServerByteForByte() throws Exception {
        String arguments = "{ \"t\" : \"\\u0065\\/ \", \"n\":[1.50,-0.0,1e2] }";
        gate.ask(Ask.modernCall("fresh", "echo", "3").body("{\"a\":1}", arguments));
        Asked asked = gate.servers.await(each -> each.tool().equals("echo") && each.body().contains("1.50"));
        assertThat(asked.body()).contains("\"arguments\":" + arguments);
        assertThat(asked.send().headers()).extracting(header -> header.name().toLowerCase(java.util.Locale.ROOT))
            .containsExactlyInAnyOrder("mcp-protocol-version", "mcp-method", "mcp-name");
    }
}
