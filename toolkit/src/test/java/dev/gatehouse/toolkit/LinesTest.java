package dev.gatehouse.toolkit;

import static dev.gatehouse.toolkit.Served.at;
import static dev.gatehouse.toolkit.Served.code;
import static dev.gatehouse.toolkit.Served.json;
import static dev.gatehouse.toolkit.Served.words;
import static dev.gatehouse.toolkit.Served.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.Spoken;
import dev.gatehouse.toolkit.stdio.McpLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Both eras over two streams.
@Timeout(60)
class LinesTest {
    private static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':{'elicitation':{}}}";

    private final Shop shop = new Shop();
    private OutputStream in;
    private BufferedReader out;
    private Thread server;

    @BeforeEach
    void open() throws IOException {
        Pipe input = Pipe.open();
        Pipe output = Pipe.open();
        in = Channels.newOutputStream(input.sink());
        out = new BufferedReader(new InputStreamReader(Channels.newInputStream(output.source()), StandardCharsets.UTF_8));
        server = Thread.ofPlatform().start(() -> {
            try {
                new McpLines(shop.library, Spoken.ALL, Channels.newOutputStream(output.sink())).serve(Channels.newInputStream(input.source()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        in.close();
        server.join(10_000);
        assertThat(server.isAlive()).isFalse();
    }

    private void say(String line) throws IOException {
        in.write((written(line) + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private JsonObject heard() throws IOException {
        return json(out.readLine());
    }

    private void modern(int id, String method, String params) throws IOException {
        say("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':{" + params + META + "}}");
    }

    @Test
    void aModernClientIsAnsweredWithoutAHandshakeAndANoteCancels() throws Exception {
        modern(1, "server/discover", "");
        assertThat(at(heard(), "result").array("supportedVersions")).isPresent();
        modern(2, "tools/call", "'name':'wait',");
        assertThat(shop.waits.await(10, TimeUnit.SECONDS)).isTrue();
        say("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':2}}");
        assertThat(shop.stopped.await(10, TimeUnit.SECONDS)).isTrue();
        modern(3, "tools/call", "'name':'name',");
        assertThat(at(heard(), "result").text("resultType")).contains("input_required");
        modern(4, "ping", "");
        assertThat(code(heard())).isEqualTo(-32601);
        say("{'jsonrpc':'2.0','id':5,'method':'server/discover','params':{}}");
        assertThat(code(heard())).isEqualTo(-32602);
    }

    @Test
    void newsAreToldToAModernClientUntilItWantsNoMore() throws IOException {
        modern(1, "subscriptions/listen", "'notifications':{'toolsListChanged':true},");
        assertThat(heard().text("method")).contains("notifications/subscriptions/acknowledged");
        shop.library.removeTool("hello");
        assertThat(heard().text("method")).contains("notifications/tools/list_changed");
        say("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':1}}");
        modern(2, "tools/call", "'name':'tell',");
        assertThat(words(heard())).isEqualTo("told");
        shop.library.removeTool("name");
        modern(3, "tools/call", "'name':'tell',");
        assertThat(words(heard())).isEqualTo("told");
    }

    @Test
    void anOlderClientHasOneSession() throws IOException {
        say("{'jsonrpc':'2.0','id':1,'method':'tools/list'}");
        assertThat(code(heard())).isEqualTo(-32600);
        say("{'jsonrpc':'2.0','id':2,'method':'initialize','params':{'protocolVersion':'2025-06-18','capabilities':{'elicitation':{}},'clientInfo':{'name':'t','version':'1'}}}");
        assertThat(at(heard(), "result").text("protocolVersion")).contains("2025-06-18");
        say("{'jsonrpc':'2.0','method':'notifications/initialized'}");
        say("{'jsonrpc':'2.0','id':3,'method':'tools/call','params':{'name':'name'}}");
        String question = heard().text("id").orElseThrow();
        say("{'jsonrpc':'2.0','id':'" + question + "','result':{'action':'accept','content':{'name':'Ada'}}}");
        assertThat(words(heard())).isEqualTo("Ada");
        say("no message");
        assertThat(code(heard())).isEqualTo(-32700);
    }
}
