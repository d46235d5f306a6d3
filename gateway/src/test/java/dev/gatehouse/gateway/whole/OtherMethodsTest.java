package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.register.Glob;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Prompts, resources and completion between clients and servers of either era: what is granted arrives byte for byte, nothing else does.
class OtherMethodsTest {
    private static final String[] METHODS = {"prompts/list", "", "prompts/get", "\"name\":\"greet\",\"arguments\":{\"a\":\"1\"}", "resources/list", "",
        "resources/templates/list", "", "resources/read", "\"uri\":\"file:///open/a\"",
        "completion/complete", "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},\"argument\":{\"name\":\"a\",\"value\":\"x\"}"};
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        gate.use(register -> register.grant(new Grant("acme", new Subject.Named("carol"), new ServerName("old"), Things.of(List.of(
            new Things.Thing(Things.Kind.PROMPT, new Glob("greet")), new Things.Thing(Things.Kind.RESOURCE, new Glob("file:///open/*")))))).after());
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static Ask modern(String route, String method, String params) {
        Ask ask = Ask.modern(route, method, "9", params.isEmpty() ? "" : "," + params);
        String name = switch (method) {
            case "prompts/get" -> "greet";
            case "resources/read" -> "file:///open/a";
            default -> "";
        };
        return name.isEmpty() ? ask : ask.with("Mcp-Name", name);
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void aNewerClientUsesThem(String route) throws Exception {
        for (int at = 0; at < METHODS.length; at += 2) {
            String result = Says.OTHERS.get(METHODS[at]);
            assertThat(gate.ask(modern(route, METHODS[at], METHODS[at + 1])).body()).as(METHODS[at])
                .contains(result.substring(1, result.length() - 1)).contains("\"resultType\":\"complete\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"old", "fresh", "piped"})
    void anOlderClientUsesThem(String route) throws Exception {
        String session = gate.session("alice", route);
        for (int at = 0; at < METHODS.length; at += 2) {
            assertThat(gate.ask(Ask.legacy(route, session, METHODS[at], "9", "{" + METHODS[at + 1] + "}")).body()).as(METHODS[at])
                .isEqualTo(Says.answer("9", Says.OTHERS.get(METHODS[at])));
        }
    }

    @Test
    void whatIsCacheableSaysSoAndIsPrivate() throws Exception {
        for (int at = 0; at < METHODS.length; at += 2) {
            boolean cacheable = METHODS[at].endsWith("/list") || METHODS[at].equals("resources/read");
            assertThat(gate.ask(modern("old", METHODS[at], METHODS[at + 1])).body().contains("\"ttlMs\":0,\"cacheScope\":\"private\"")).as(METHODS[at])
                .isEqualTo(cacheable);
        }
    }

    @Test
    void listingsNameOnlyWhatIsGranted() throws Exception {
        assertThat(gate.ask(Ask.modern("old", "prompts/list", "1", "").by("carol")).body()).contains("{\"name\":\"greet\",\"k\":1.0}").doesNotContain("hidden");
        assertThat(gate.ask(Ask.modern("old", "resources/list", "1", "").by("carol")).body()).contains("file:///open/a").doesNotContain("shut");
        assertThat(gate.ask(Ask.modern("old", "resources/templates/list", "1", "").by("carol")).body()).contains("file:///open/{x}").doesNotContain("shut");
        assertThat(gate.ask(Ask.modern("old", "tools/list", "1", "").by("carol")).body()).contains("\"tools\":[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///shut/b", "file:///open", "FILE:///open/a", "other:///open/a"})
    void aResourceThatIsNotGrantedIsNotAskedFor(String uri) throws Exception {
        long before = gate.servers.requests();
        RefusalShape.check(gate.ask(Ask.modern("old", "resources/read", "1", ",\"uri\":\"" + uri + "\"").with("Mcp-Name", uri).by("carol")), Code.RESOURCE_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modern("old", "completion/complete", "1", ",\"ref\":{\"type\":\"ref/resource\",\"uri\":\"" + uri
            + "\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}").by("carol")), Code.RESOURCE_NOT_GRANTED, "1");
        assertThat(gate.servers.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///open/../shut/b", "file:///open/%2e%2E/shut/b", "file:///open/..%2fshut", "file:///open/..", "file:///open/..\\\\shut", "open/a",
        "file:///open/a b", ""})
    void anAddressThatCouldMeanAnotherOneIsRefused(String uri) throws Exception {
        long before = gate.servers.requests();
        Ask ask = Ask.modern("old", "resources/read", "1", ",\"uri\":\"" + uri + "\"").with("Mcp-Name", uri.replace("\\\\", "\\")).by("carol");
        RefusalShape.check(gate.ask(ask), Code.PARAMS_INVALID, "1");
        assertThat(gate.servers.requests()).isEqualTo(before);
    }

    @Test
    void aPromptThatIsNotGrantedIsNotAskedFor() throws Exception {
        RefusalShape.check(gate.ask(Ask.modern("old", "prompts/get", "1", ",\"name\":\"hidden\"").with("Mcp-Name", "hidden").by("carol")), Code.PROMPT_NOT_GRANTED, "1");
    }

    @Test
    void theLedgerNamesAResourceWithoutItsQuery() throws Exception {
        String uri = "https://me:pw@example.com/a?token=secret#x";
        String call = gate.ask(Ask.modern("old", "resources/read", "1", ",\"uri\":\"" + uri + "\"").with("Mcp-Name", uri)).header("Gatehouse-Call");
        assertThat(gate.recorder.of(call).getFirst().text(FieldName.TARGET)).contains("https://example.com/a");
    }
}
