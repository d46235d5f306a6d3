package dev.gatehouse.toolkit;

import static dev.gatehouse.toolkit.Served.at;
import static dev.gatehouse.toolkit.Served.code;
import static dev.gatehouse.toolkit.Served.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client of 2026-07-28 gets.
class ModernClientsTest {
    private final Shop shop = new Shop();
    private Served served;

    @BeforeEach
    void open() throws IOException {
        served = new Served(shop.library);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void aToolAnswersInOneMessageThatSaysItsKindAndItsServer() throws IOException {
        Served.Reply reply = served.modern("tools/call", "{'name':'hello'}", "{}");
        JsonObject message = reply.message();
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(words(message)).isEqualTo("hello");
        assertThat(at(message, "result").text("resultType")).contains("complete");
        assertThat(at(message, "result", "_meta", "io.modelcontextprotocol/serverInfo").text("name")).contains("shop");
    }

    @Test
    void aSurpriseInAToolTellsNothing() throws IOException {
        JsonObject message = served.modern("tools/call", "{'name':'broken'}", "{}").message();
        assertThat(code(message)).isEqualTo(-32603);
        assertThat(at(message, "error").text("message").orElseThrow()).doesNotContain("secret");
    }

    @Test
    void whoLeavesCancels() throws Exception {
        Thread client = Thread.ofVirtual().start(() -> {
            try {
                served.modern("tools/call", "{'name':'wait'}", "{}");
            } catch (IOException gone) {
                // The thread was ended with its connection.
            }
        });
        assertThat(shop.waits.await(10, TimeUnit.SECONDS)).isTrue();
        client.interrupt(); // closes the socket of a virtual thread
        assertThat(shop.stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void notesGoToWhoAskedForThemAndProgressOnlyGrows() throws IOException {
        String meta = ",'io.modelcontextprotocol/logLevel':'error','progressToken':'p'";
        Served.Events events = served.post(Served.written("{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'tell','_meta':{"
            + "'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':{}" + meta + "}}}"),
            "MCP-Protocol-Version", Served.NEWEST, "Mcp-Method", "tools/call", "Mcp-Name", "tell").events();
        assertThat(at(events.message(), "params").text("data")).contains("grave");
        assertThat(at(events.message(), "params").get("progress")).hasToString("Optional[JsonNumber]");
        assertThat(events.message().text("method")).contains("notifications/progress");
        assertThat(words(events.message())).isEqualTo("told");
        assertThat(events.message()).isNull();
    }

    @Test
    void nothingIsToldToWhoDidNotAsk() throws IOException {
        assertThat(words(served.modern("tools/call", "{'name':'tell'}", "{}").message())).isEqualTo("told");
    }

    @Test
    void aQuestionComesWithSealedStateAndItsAnswerGoesOn() throws IOException {
        JsonObject asked = at(served.modern("tools/call", "{'name':'name'}", "{'elicitation':{}}").message(), "result");
        assertThat(asked.text("resultType")).contains("input_required");
        assertThat(at(asked, "inputRequests", "name").text("method")).contains("elicitation/create");
        String state = asked.text("requestState").orElseThrow();
        assertThat(state).doesNotContain("asked");
        assertThat(words(retry("acme", state, ""))).isEqualTo("Ada");
    }

    private JsonObject retry(String tenant, String state, String more) throws IOException {
        return served.modern("tools/call", "{'name':'name','requestState':'" + state + "','inputResponses':{'name':{'action':'accept','content':{'name':'Ada'}}}" + more + "}",
            "{'elicitation':{}}", "Tenant", tenant).message();
    }

    @Test
    void stateIsWorthNothingToAnotherCallerOrAnotherRequestOrChanged() throws IOException {
        String state = at(served.modern("tools/call", "{'name':'name'}", "{'elicitation':{}}").message(), "result").text("requestState").orElseThrow();
        assertThat(code(retry("other", state, ""))).isEqualTo(-32602);
        assertThat(code(retry("acme", state, ",'arguments':{'x':1}"))).isEqualTo(-32602);
        assertThat(code(retry("acme", state.substring(1), ""))).isEqualTo(-32602);
    }

    @Test
    void whatTheClientCannotAnswerIsNotAsked() throws IOException {
        Served.Reply reply = served.modern("tools/call", "{'name':'name'}", "{}");
        JsonObject message = reply.message();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(message)).isEqualTo(-32021);
        assertThat(at(message, "error", "data", "requiredCapabilities", "elicitation").has("form")).isTrue();
    }

    @Test
    void aHeaderThatSaysSomethingElseThanTheArgumentIsRefused() throws IOException {
        Served.Reply other = served.modern("tools/call", "{'name':'routed','arguments':{'region':'eu'}}", "{}", "Mcp-Param-Region", "us");
        assertThat(other.status()).isEqualTo(400);
        assertThat(code(other.message())).isEqualTo(-32020);
        assertThat(words(served.modern("tools/call", "{'name':'routed','arguments':{'region':'eu'}}", "{}", "Mcp-Param-Region", "eu").message())).isEqualTo("eu");
    }

    @Test
    void aTemplatesAddressIsReadWithItsVariables() throws IOException {
        JsonObject result = at(served.modern("resources/read", "{'uri':'shop://top/cup'}", "{}").message(), "result");
        assertThat(((JsonObject) result.array("contents").orElseThrow().get(0)).text("text")).contains("top cup");
        assertThat(code(served.modern("resources/read", "{'uri':'shop://top/cup/more'}", "{}").message())).isEqualTo(-32602);
    }

    @Test
    void pagesHoldEachToolOnceAndOneOfOtherListingsOrNoneIsNoCursor() throws IOException {
        shop.library.pagedBy(4);
        List<String> names = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonObject page = at(served.modern("tools/list", cursor.map(each -> "{'cursor':'" + each + "'}").orElse("{}"), "{}").message(), "result");
            page.array("tools").orElseThrow().values().forEach(tool -> names.add(((JsonObject) tool).text("name").orElseThrow()));
            cursor = page.text("nextCursor");
            if (names.size() == 4) {
                assertThat(code(served.modern("prompts/list", "{'cursor':'" + cursor.orElseThrow() + "'}", "{}").message())).isEqualTo(-32602);
            }
        } while (cursor.isPresent());
        assertThat(names).containsExactlyElementsOf(shop.library.tools().stream().map(Tool::name).toList());
        assertThat(code(served.modern("tools/list", "{'cursor':'none'}", "{}").message())).isEqualTo(-32602);
    }

    @Test
    void methodsOfTheOlderEraAreNotThere() throws IOException {
        for (String method : new String[] {"ping", "logging/setLevel", "resources/subscribe", "initialize", "tasks/list", "tasks/result"}) {
            Served.Reply reply = served.modern(method, "{}", "{}");
            assertThat(reply.status()).as(method).isEqualTo(404);
            assertThat(code(reply.message())).as(method).isEqualTo(-32601);
        }
    }
}
