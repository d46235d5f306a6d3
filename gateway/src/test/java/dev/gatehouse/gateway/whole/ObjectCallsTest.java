package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Marks on objects through a whole gate: alice of acme is listed the note 7, alice of globex is not.
class ObjectCallsTest {
    /// What is covered here, for [EveryCodeIsCoveredTest].
    static final Set<Code> COVERED = Set.of(Code.OBJECT_UNKNOWN, Code.ARGUMENT_UNMARKED);

    private static final String MARKS = """
        - {server: fresh, tool: list_notes, arguments: {tenant: {bind: caller.tenant}}, results: {"notes[].id": {yields: note}, "notes[].tenant": {owner: caller.tenant}}}
        - {server: fresh, tool: get_note, arguments: {id: {id: note}}}
        - {server: fresh, resource: "file:///open/{id}", arguments: {id: {id: note}}}
        """;
    private GateUnderTest gate;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
        gate.servers.tricks.put("list_notes", (asked, exchange) -> Says.result(asked, exchange,
            "{\"content\":[],\"structuredContent\":{\"notes\":[{\"id\":7,\"tenant\":\"acme\"},{\"id\":8,\"tenant\":\"initech\"}]}}"));
        gate.servers.tricks.put("get_note", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
        gate.objects(MARKS);
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @Test
    void anIdCanBeUsedByWhomItWasDeliveredToAndByNobodyElse() throws Exception {
        assertThat(get("fresh", "alice", "7")).contains("object-unknown");
        list("alice", "acme");
        assertThat(get("fresh", "alice", "7")).contains("\"result\"");
        assertThat(get("fresh", "globex-alice", "7")).contains("object-unknown").contains("\"effect\":\"none\"");
        assertThat(gate.servers.calls("get_note")).isEqualTo(1);
    }

    @Test
    void theRouteToAllServersIsNoWayAround() throws Exception {
        assertThat(get("all", "alice", "7")).contains("object-unknown");
        list("alice", "acme");
        assertThat(get("all", "alice", "7")).contains("\"result\"");
        assertThat(get("all", "globex-alice", "7")).contains("object-unknown");
    }

    @Test
    void notYoursAndNotThereAreTheSameAnswer() throws Exception {
        list("alice", "acme");
        assertThat(withoutIds(get("fresh", "globex-alice", "7"))).isEqualTo(withoutIds(get("fresh", "globex-alice", "999")));
    }

    private static String withoutIds(String body) {
        return body.replaceAll("\"call\":\"[^\"]+\"", "");
    }

    @Test
    void whatIsCutOutOfAnAnswerWasNeverDelivered() throws Exception {
        assertThat(list("alice", "acme")).contains("\"id\":7").doesNotContain("initech");
        assertThat(get("fresh", "alice", "8")).contains("object-unknown");
    }

    @Test
    void anOwnerIsTheCallerOrNobody() throws Exception {
        assertThat(list("globex-alice", "acme")).contains("object-unknown");
        assertThat(gate.ask(Ask.modernCall("fresh", "list_notes", "1").body("{\"a\":1}", "{\"tenant\":\"acme\",\"a\":1}")).body()).contains("argument-unmarked");
        assertThat(gate.servers.calls("list_notes")).isZero();
    }

    @Test
    void aResourceIsReadByWhomItsIdWasDeliveredTo() throws Exception {
        assertThat(read("file:///open/7")).contains("object-unknown");
        list("alice", "acme");
        assertThat(read("file:///open/7")).contains("\"result\"");
        assertThat(read("file:///OPEN/7")).contains("object-unknown");
    }

    @Test
    void otherSettingsTakeNothingOfWhatWasDelivered() throws Exception {
        list("alice", "acme");
        gate.use(same -> same);
        assertThat(get("fresh", "alice", "7")).contains("\"result\"");
    }

    @Test
    void marksThatOnlyWarnAreOnRecord() throws Exception {
        gate.objects(MARKS.replace("tool: get_note,", "tool: get_note, mode: warn,"));
        assertThat(get("fresh", "alice", "9")).contains("\"result\"");
        assertThat(gate.recorder.all()).anyMatch(line -> line.kind().equals("close") && line.text(FieldName.BY).equals("objects-warned"));
    }

    private String list(String caller, String tenant) throws Exception {
        return gate.ask(Ask.modernCall("fresh", "list_notes", "1").body("{\"a\":1}", "{\"tenant\":\"" + tenant + "\"}").by(caller)).body();
    }

    private String get(String route, String caller, String id) throws Exception {
        String tool = route.equals("all") ? "fresh__get_note" : "get_note";
        return gate.ask(Ask.modernCall(route, tool, "2").body("{\"a\":1}", "{\"id\":" + id + "}").by(caller)).body();
    }

    private String read(String address) throws Exception {
        return gate.ask(Ask.modern("fresh", "resources/read", "3", ",\"uri\":\"" + address + "\"").with("Mcp-Name", address)).body();
    }
}
