package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.message.FieldName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and addresses on the route to all servers go out and come back, wherever a message has them.
class AllServersNamesTest {
    private static final String MARKED = "fresh__read_file_0rkpcrt8e3t9v606";
    private static final String LINKS = "{\"content\":[ {\"type\":\"resource_link\",\"uri\":\"file:///open/a\",\"name\":\"file:///open/a\"},"
        + "{\"type\":\"resource\",\"resource\":{\"uri\":\"file:///open/b\",\"text\":\"file:///open/a\"}},{\"type\":\"text\",\"text\":\"\\u0066ile:///open/a\",\"uri\":\"x:y\"}],"
        + "\"structuredContent\":{\"uri\":\"file:///open/a\"}}";
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        gate.servers.tricks.put("links", (asked, exchange) -> Says.result(asked, exchange, LINKS));
        gate.servers.tricks.put("read.file", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            switch (asked.method()) {
                case "tools/list" -> Says.result(asked, exchange, "{\"tools\":[{\"name\":\"read.file\",\"inputSchema\":{}},{\"name\":\"links\",\"inputSchema\":{}},"
                    + "{\"name\":\"other_0000000000000000\",\"inputSchema\":{}}]}");
                case "prompts/get" -> Says.result(asked, exchange, "{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"resource\",\"resource\":"
                    + "{\"uri\":\"file:///open/a\",\"text\":\"t\"}}}]}");
                default -> gate.servers.usual(asked, exchange);
            }
        });
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static Ask read(String uri) {
        return Ask.modern("all", "resources/read", "1", ",\"uri\":\"" + uri + "\"").with("Mcp-Name", uri);
    }

    private static Ask complete(String reference) {
        return Ask.modern("all", "completion/complete", "1", ",\"ref\":{" + reference + "},\"argument\":{\"name\":\"a\",\"value\":\"\"}");
    }

    @Test
    void resourcesAndTemplatesAreListedUnderTheirServers() throws Exception {
        String resources = gate.ask(Ask.modern("all", "resources/list", "1", "")).body();
        assertThat(resources).contains("{\"uri\":\"gatehouse:fresh:file:///open/a\",\"name\":\"a\",\"k\":1.0}", "\"gatehouse:old:file:///shut/b\"",
            "\"gatehouse:piped:file:///open/a\"").doesNotContain("\"file:");
        assertThat(gate.ask(Ask.modern("all", "resources/templates/list", "1", "")).body()).contains("\"uriTemplate\":\"gatehouse:old:file:///open/{x}\"")
            .doesNotContain("\"file:");
        assertThat(gate.ask(Ask.modern("all", "prompts/list", "1", "")).body()).contains("{\"name\":\"old__greet\",\"k\":1.0}", "\"piped__hidden\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "fresh", "piped"})
    void whatIsListedIsReadFromItsServerUnderItsOwnAddress(String server) throws Exception {
        RawClient.Reply reply = gate.ask(read("gatehouse:" + server + ":file:///open/a"));
        assertThat(reply.body()).contains("\"contents\":[ {\"uri\":\"gatehouse:" + server + ":file:///open/a\",\"text\":\"\\u0061\",\"k\":1.0}]");
        assertThat(gate.servers.await(asked -> asked.server().equals(server) && asked.method().equals("resources/read")).body()).contains("\"uri\":\"file:///open/a\"")
            .doesNotContain("gatehouse:");
        assertThat(gate.recorder.of(reply.header("Gatehouse-Call")).getFirst().text(FieldName.TARGET)).isEqualTo("file:///open/a");
    }

    @Test
    void linksAndResourcesWithinAnswersAreToBeReadHere() throws Exception {
        assertThat(gate.ask(Ask.modernCall("all", "fresh__links", "1")).body())
            .contains("\"content\":[ {\"type\":\"resource_link\",\"uri\":\"gatehouse:fresh:file:///open/a\",\"name\":\"file:///open/a\"},"
                + "{\"type\":\"resource\",\"resource\":{\"uri\":\"gatehouse:fresh:file:///open/b\",\"text\":\"file:///open/a\"}},"
                + "{\"type\":\"text\",\"text\":\"\\u0066ile:///open/a\",\"uri\":\"x:y\"}],\"structuredContent\":{\"uri\":\"file:///open/a\"}");
        assertThat(gate.ask(Ask.modern("all", "prompts/get", "1", ",\"name\":\"fresh__greet\"").with("Mcp-Name", "fresh__greet")).body())
            .contains("{\"uri\":\"gatehouse:fresh:file:///open/a\",\"text\":\"t\"}");
    }

    @Test
    void anErrorNamesTheAddressAsItWasAsked() throws Exception {
        gate.servers.manners.put("old", (asked, exchange) -> {
            if (asked.method().equals("resources/read")) {
                Says.json(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":" + asked.id() + ",\"error\":{\"code\":-32002,\"message\":\"m\",\"data\":{\"uri\":\"file:///open/z\",\"k\":1.0}}}");
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        assertThat(gate.ask(read("gatehouse:old:file:///open/z")).body()).contains("\"data\":{\"uri\":\"gatehouse:old:file:///open/z\",\"k\":1.0}");
        gate.servers.manners.remove("old");
    }

    @Test
    void completionGoesToTheServerOfWhatIsCompleted() throws Exception {
        assertThat(gate.ask(complete("\"type\":\"ref/prompt\",\"name\":\"piped__greet\"")).body()).contains("\"completion\"");
        assertThat(gate.servers.await(asked -> asked.method().equals("completion/complete")).body()).contains("\"name\":\"greet\"");
        assertThat(gate.ask(complete("\"type\":\"ref/resource\",\"uri\":\"gatehouse:old:file:///open/{x}\"")).body()).contains("\"completion\"");
        assertThat(gate.servers.await(asked -> asked.method().equals("completion/complete") && asked.server().equals("old")).body()).contains("\"file:///open/{x}\"");
    }

    @Test
    void anAddressThatCouldMeanAnotherOneIsRefusedHereToo() throws Exception {
        long before = gate.servers.requests();
        for (String uri : new String[] {"gatehouse:old:file:///open/../shut/b", "gatehouse:old:file:///open/%2e%2e/shut", "gatehouse:old:open/a", "gatehouse:old:"}) {
            RefusalShape.check(gate.ask(read(uri)), Code.PARAMS_INVALID, "1");
        }
        assertThat(gate.servers.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"gatehouse:nobody:file:///open/a", "file:///open/a", "gatehouse:fresh:file:///open/a", "gatehouse:old:gatehouse:old:file:///open/a"})
    void whatIsNotThereOrNotGrantedIsRefusedInTheSameWords(String uri) throws Exception {
        long before = gate.servers.requests();
        RefusalShape.check(gate.ask(read(uri).by("bob")), Code.RESOURCE_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(complete("\"type\":\"ref/resource\",\"uri\":\"" + uri + "\"").by("bob")), Code.RESOURCE_NOT_GRANTED, "1");
        assertThat(gate.servers.requests()).isEqualTo(before);
    }

    @Test
    void aNameThatEndsInAMarkIsFoundEvenIfNobodyHasListedItSinceTheStart() throws Exception {
        RawClient.Reply reply = gate.ask(Ask.modernCall("all", MARKED, "1"));
        assertThat(reply.body()).contains("\"result\"");
        assertThat(gate.recorder.of(reply.header("Gatehouse-Call")).getFirst().text(FieldName.TARGET)).isEqualTo("read.file");
        assertThat(gate.ask(Ask.modern("all", "tools/list", "1", "")).body()).contains("\"name\":\"" + MARKED + "\"").doesNotContain("read.file")
            .as("what looks like a mark gets one").doesNotContain("\"fresh__other_0000000000000000\"");
        long before = gate.servers.requests();
        RefusalShape.check(gate.ask(Ask.modernCall("all", MARKED, "1").by("bob")), Code.TOOL_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modernCall("all", "fresh__other_0000000000000000", "1").by("bob")), Code.TOOL_NOT_GRANTED, "1");
        RefusalShape.check(gate.ask(Ask.modernCall("all", "fresh__read.file", "1")), Code.TOOL_NOT_GRANTED, "1");
        assertThat(gate.servers.requests()).as("a stranger's guesses cost no server anything").isEqualTo(before);
        RefusalShape.check(gate.ask(Ask.modernCall("all", "fresh__other_0000000000000000", "1")), Code.TOOL_NOT_GRANTED, "1");
    }

    @Test
    void theHeaderRepeatsTheNameAsTheClientKnowsIt() throws Exception {
        RefusalShape.check(gate.ask(Ask.modernCall("all", "old__echo", "1").with("Mcp-Name", "echo")), Code.HEADER_MISMATCH, "1");
        assertThat(gate.ask(Ask.modern("all", "tools/call", "1", ",\"name\":\"piped__here\",\"arguments\":{\"region\":\"x\"}").with("Mcp-Name", "piped__here")).body())
            .contains("header-mismatch");
    }
}
