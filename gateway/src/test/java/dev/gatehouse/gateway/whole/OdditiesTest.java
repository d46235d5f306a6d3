package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.message.FieldName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every odd message is refused with its code, or the gate, Jackson, Node, Python and a reader that folds case as Go does agree on what it
/// means: the gate by what it judged and put on record, the others by the bytes that it sent, to a server of either era.
class OdditiesTest {
    private static final List<String> ROUTES = List.of("old", "fresh");
    private static final List<Oddity> ALL = Oddity.all();
    private static final Map<String, Got> GOT = new HashMap<>();
    private static final List<Sent> SENT = new ArrayList<>();
    private static GateUnderTest gate;
    @TempDir Path folder;

    /// A message that reached a server.
    ///
    /// @param judged what the gate judged it to be
    private record Sent(String name, Meaning expected, Meaning judged, byte[] body) {}

    private record Got(RawClient.Reply reply, List<Sent> sent) {}

    @BeforeAll
    static void sendAll() throws Exception {
        gate = GateUnderTest.open();
        gate.servers.tricks.put("ECHO", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
        for (String route : ROUTES) {
            String session = gate.session("alice", route);
            for (Oddity each : ALL) {
                Got got = send(each, route, session);
                GOT.put(route + " " + each.name(), got);
                SENT.addAll(got.sent());
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        gate.close();
    }

    private static Got send(Oddity oddity, String route, String session) throws Exception {
        Ask ask = Ask.bare(route, new String(oddity.message(), StandardCharsets.ISO_8859_1)).with("Mcp-Session-Id", session)
            .with("MCP-Protocol-Version", "2025-11-25");
        RawClient.Reply reply = gate.ask(ask);
        String call = reply.header("Gatehouse-Call");
        List<Sent> sent = new ArrayList<>();
        for (Asked asked : gate.servers.heard()) {
            if (asked.send().callId().equals(call) && oddity.to() instanceof Oddity.Comes.Means(Meaning expected)) {
                sent.add(new Sent(route + " " + oddity.name(), expected, judged(oddity, call), asked.body().getBytes(StandardCharsets.UTF_8)));
            }
        }
        return new Got(reply, sent);
    }

    private static Meaning judged(Oddity oddity, String call) throws Exception {
        FakeRecorder.Line open = gate.recorder.of(call).getFirst();
        JsonObject params = ((Request) Message.parse(oddity.message(), Message.fromClients(1 << 20))).params().orElseThrow();
        JsonObject arguments = params.object("arguments").or(() -> params.object("argument")).orElseGet(JsonObject::empty);
        return new Meaning(open.text(FieldName.METHOD), open.text(FieldName.TARGET), Meaning.tree(arguments));
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedOrMeansWhatItSays() {
        return ROUTES.stream().flatMap(route -> ALL.stream().map(each -> dynamicTest(route + ": " + each.name(), () -> {
            Got got = GOT.get(route + " " + each.name());
            switch (each.to()) {
                case Oddity.Comes.Refused(String code) -> {
                    assertThat(got.reply().body()).contains("\"data\":{\"code\":\"" + code + "\"", "\"effect\":\"none\"");
                    requireNothingHeard(got);
                }
                case Oddity.Comes.Nothing() -> {
                    assertThat(got.reply().status()).isEqualTo(202);
                    requireNothingHeard(got);
                }
                case Oddity.Comes.Means(Meaning expected) -> {
                    assertThat(got.sent()).as(got.reply().body()).hasSize(1);
                    requireAgreement(got.sent().getFirst(), got.sent().getFirst().judged());
                }
            }
        })));
    }

    private static void requireNothingHeard(Got got) {
        assertThat(gate.servers.heard()).noneMatch(asked -> asked.send().callId().equals(got.reply().header("Gatehouse-Call")));
    }

    @Test
    void jacksonReadsTheSame() {
        SENT.forEach(each -> requireAgreement(each, Meaning.of(Meaning.JSON.treeToValue(Meaning.JSON.readTree(each.body()), Map.class))));
    }

    @Test
    void aReaderThatFoldsCaseReadsTheSame() throws Exception {
        for (Sent each : SENT) {
            requireAgreement(each, Meaning.of((Map<?, ?>) FoldingReader.read(Json.parse(each.body(), JsonLimits.carried(1 << 20)), true)));
        }
    }

    @Test
    void theReaderThatFoldsCaseReadsWhatIsRefusedOtherwise() throws Exception {
        byte[] odd = "{\"method\":\"a\",\"METHOD\":\"b\",\"param\u017f\":{\"name\":\"c\",\"arguments\":{\"id\":1,\"ID\":2}}}".getBytes(StandardCharsets.UTF_8);
        Meaning folded = Meaning.of((Map<?, ?>) FoldingReader.read(Json.parse(odd, JsonLimits.carried(1_000)), true));
        assertThat(folded.agrees(new Meaning("b", "c", Map.of("id", 2)))).isTrue();
    }

    @Test
    void nodeReadsTheSame() throws Exception {
        read("node", "read.mjs");
    }

    @Test
    void pythonReadsTheSame() throws Exception {
        read("python3", "read.py");
    }

    /// One process reads all that was sent.
    private void read(String program, String script) throws Exception {
        Path in = Files.write(folder.resolve("in"), SENT.stream().map(each -> Base64.getEncoder().encodeToString(each.body())).toList());
        Path out = folder.resolve("out");
        Path path = Path.of(OdditiesTest.class.getResource("/oddities/" + script).toURI());
        Process process;
        try {
            process = new ProcessBuilder(program, path.toString()).redirectInput(in.toFile()).redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException missing) {
            abort("left out: " + program + " is not on this machine");
            return;
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSameSizeAs(SENT);
        for (int at = 0; at < lines.size(); at++) {
            Map<?, ?> read = Meaning.JSON.readValue(lines.get(at), Map.class);
            requireAgreement(SENT.get(at), new Meaning((String) read.get("method"), (String) read.get("target"), read.get("arguments")));
        }
    }

    private static void requireAgreement(Sent sent, Meaning read) {
        assertThat(sent.judged().agrees(sent.expected())).as("judged as it is written: " + sent.name()).isTrue();
        assertThat(read.agrees(sent.judged())).as("read as it was judged: " + sent.name()).isTrue();
    }

    @Test
    void thereAreManyAndEachHasANameOfItsOwn() {
        assertThat(ALL).extracting(Oddity::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(280);
        assertThat(SENT).hasSizeGreaterThanOrEqualTo(120);
    }
}
