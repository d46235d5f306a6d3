package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The route to all servers, `/mcp`: what they have under names that say whose it is, and each call judged as on its server's own route.
class AllServersTest {
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static List<String> named(String body) {
        return Pattern.compile("\"name\":\"([^\"]+)\"").matcher(body).results().map(MatchResult::group).map(each -> each.substring(8, each.length() - 1)).toList();
    }

    @Test
    void aNewerClientListsTheToolsOfAllServersInTheOrderOfTheirNames() throws Exception {
        RawClient.Reply reply = gate.ask(Ask.modern("all", "tools/list", "7", ""));
        assertThat(named(reply.body())).containsExactly(
            "fresh__echo", "fresh__read_notes", "fresh__delete_everything", "fresh__here", "fresh__nowhere",
            "old__echo", "old__read_notes", "old__delete_everything", "old__here", "old__nowhere",
            "piped__echo", "piped__read_notes", "piped__delete_everything", "piped__here", "piped__nowhere");
        assertThat(reply.body()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":7").contains("\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"private\"")
            .contains("{\"name\":\"fresh__echo\",\"inputSchema\":{ \"type\":\"object\"},\"kept\":1.0}").doesNotContain("nextCursor");
    }

    @Test
    void anOlderClientDoesTooWithinOneSession() throws Exception {
        String session = gate.session("alice", "all");
        assertThat(named(gate.ask(Ask.legacy("all", session, "tools/list", "8", "")).body())).hasSize(15).startsWith("fresh__echo").endsWith("piped__nowhere");
        assertThat(gate.ask(Ask.legacyCall("all", session, "old__echo", "9")).body()).isEqualTo(Says.answer("9", Says.ECHO));
        assertThat(gate.ask(Ask.legacyCall("all", session, "fresh__echo", "10")).body()).contains("cho \\/ ");
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void aCallGoesToTheServerThatItsNameSaysAndIsOnRecordUnderItsOwnName(String server) throws Exception {
        long before = gate.servers.heard().stream().filter(asked -> asked.server().equals(server) && asked.tool().equals("echo")).count();
        RawClient.Reply reply = gate.ask(Ask.modernCall("all", server + "__echo", "3"));
        assertThat(reply.body()).contains(Says.ECHO.substring(1, Says.ECHO.length() - 2));
        assertThat(gate.servers.heard().stream().filter(asked -> asked.server().equals(server) && asked.tool().equals("echo")).count()).isEqualTo(before + 1);
        var entries = gate.recorder.of(reply.header("Gatehouse-Call"));
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().text(FieldName.ROUTE)).contains("all");
        assertThat(entries.getFirst().text(FieldName.SERVER)).contains(server);
        assertThat(entries.getFirst().text(FieldName.TARGET)).contains("echo");
    }

    @Test
    void grantsAreThoseOfTheServersOwnRoute() throws Exception {
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "").by("bob")).body())).containsExactly("old__echo", "old__read_notes");
        long before = gate.servers.requests();
        RefusalShape.check(gate.ask(Ask.modernCall("all", "old__delete_everything", "1").by("bob")), Code.TOOL_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modernCall("all", "fresh__echo", "1").by("bob")), Code.TOOL_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modernCall("all", "nobody__echo", "1").by("bob")), Code.TOOL_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modernCall("all", "echo", "1").by("alice")), Code.TOOL_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modern("all", "tools/list", "1", "").by("carol")), Code.SERVER_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modern("all", "server/discover", "1", "").by("carol")), Code.SERVER_NOT_GRANTED, "1");
        assertThat(gate.servers.requests()).isEqualTo(before);
    }

    @Test
    void theGateIntroducesItselfWithWhatAnyServerCanDo() throws Exception {
        String newer = gate.ask(Ask.modern("all", "server/discover", "1", "")).body();
        assertThat(newer).contains("\"capabilities\":{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true},\"logging\":{}}")
            .contains("Of fresh: be kind\\n\\nOf old: be kind").contains("\"supportedVersions\":[\"2026-07-28\"]")
            .contains("\"io.modelcontextprotocol/serverInfo\":{\"name\":\"gatehouse\"");
        String older = gate.ask(Ask.initialize("all")).body();
        assertThat(older).contains("\"protocolVersion\":\"2025-11-25\"").contains("\"serverInfo\":{\"name\":\"gatehouse\"")
            .contains("\"logging\":{}").doesNotContain("resultType");
    }
}
