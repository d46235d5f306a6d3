package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every refusal can be explained: with a caller known, by the call's id; before that, by its code and the address that met it.
@TestInstance(Lifecycle.PER_CLASS)
class ExplainTest {
    private static final long COUNTED_WITHIN_MS = 10_000;

    /// One wrong thing at a time, and the check that names it.
    private static final Map<String, Wrong> AFTER_IDENTITY = afterIdentity();
    private static final Map<String, UnaryOperator<Knock>> BEFORE_IDENTITY = beforeIdentity();

    private House house;
    private String url;
    private String token;

    private record Wrong(String check, UnaryOperator<Knock> made) {}

    private static Map<String, Wrong> afterIdentity() {
        Map<String, Wrong> wrong = new LinkedHashMap<>();
        wrong.put("tool-not-granted", new Wrong("permission", knock -> knock.asks("tools/call", "\"name\":\"write_note\",\"arguments\":{},").with("Mcp-Name", "write_note")));
        wrong.put("not-acceptable", door(knock -> knock.without("Accept")));
        wrong.put("json-malformed", door(knock -> knock.says("{")));
        wrong.put("json-not-utf8", door(knock -> knock.says(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})));
        wrong.put("json-duplicate-key", door(knock -> knock.says("{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")));
        wrong.put("json-too-deep", door(knock -> knock.says("[".repeat(300) + "]".repeat(300))));
        wrong.put("json-number", door(knock -> knock.asks("tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":12345678901234567890123},")));
        wrong.put("envelope-invalid", door(knock -> knock.says("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}")));
        wrong.put("id-invalid", door(knock -> knock.says("{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}")));
        wrong.put("batch-refused", door(knock -> knock.says("[]")));
        wrong.put("meta-missing", door(knock -> knock.says("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"_meta\":"
            + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}").with("Mcp-Method", "tools/list").without("Mcp-Name")));
        wrong.put("revision-unsupported", door(knock -> knock.says("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{"
            + Knock.META.replace("2026-07-28", "2099-01-01") + "}}").with("MCP-Protocol-Version", "2099-01-01").with("Mcp-Method", "tools/list").without("Mcp-Name")));
        wrong.put("header-mismatch", door(knock -> knock.with("Mcp-Name", "list_notes")));
        wrong.put("method-unknown", door(knock -> knock.asks("admin/shutdown", "")));
        wrong.put("params-invalid", door(knock -> knock.asks("tools/call", "\"name\":\"echo\",\"arguments\":7,").with("Mcp-Name", "echo")));
        wrong.put("session-missing", door(knock -> knock.old("tools/list")));
        wrong.put("session-unknown", door(knock -> knock.old("tools/list").with("Mcp-Session-Id", "of-nobody")));
        wrong.put("verb-not-allowed", door(knock -> knock.verb("PUT")));
        return wrong;
    }

    private static Wrong door(UnaryOperator<Knock> made) {
        return new Wrong("door", made);
    }

    private static Map<String, UnaryOperator<Knock>> beforeIdentity() {
        Map<String, UnaryOperator<Knock>> wrong = new LinkedHashMap<>();
        wrong.put("token-missing", knock -> knock.without("Authorization"));
        wrong.put("token-malformed", knock -> knock.with("Authorization", "Basic eDp5"));
        wrong.put("token-invalid", Knock::withASpoiltToken);
        wrong.put("token-in-query", knock -> knock.path("/mcp/notes?access_token=x"));
        wrong.put("token-wrong-audience", knock -> knock.path("/mcp/gone"));
        wrong.put("route-unknown", knock -> knock.path("/mcp/nowhere"));
        wrong.put("host-not-ours", knock -> knock.with("Host", "evil.example"));
        wrong.put("origin-not-allowed", knock -> knock.with("Origin", "https://evil.example"));
        wrong.put("header-duplicate", knock -> knock.with("Authorization", "Bearer x\r\nAuthorization: Bearer y"));
        wrong.put("head-malformed", knock -> knock.with("X-Folded", "a\r\n b"));
        return wrong;
    }

    static Stream<String> knownCodes() {
        return AFTER_IDENTITY.keySet().stream();
    }

    static Stream<String> strangersCodes() {
        return BEFORE_IDENTITY.keySet().stream();
    }

    @BeforeAll
    void start() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        house = House.up("--server", "notes=" + String.join(" ", Tree.example()), "--server", "gone=http://127.0.0.1:" + nobody + "/mcp");
        house.caller("intern", "local", "notes:list_notes", "notes:echo", "gone");
        house.caller("guest", "local");
        url = house.url("notes");
        token = house.token("intern", "local", "notes");
    }

    @AfterAll
    void end() {
        if (house != null) {
            house.close();
        }
    }

    @ParameterizedTest
    @MethodSource("knownCodes")
    void aRefusalAfterIdentityNamesCheckRuleAndRemedy(String code) {
        Wrong wrong = AFTER_IDENTITY.get(code);
        isExplained(wrong.made().apply(new Knock(url, token)).send(), code, wrong.check());
    }

    @ParameterizedTest
    @MethodSource("strangersCodes")
    void aRefusalBeforeIdentityIsExplainedByItsCodeAndCountsItsAddress(String code) throws InterruptedException {
        Knock.Answer answer = BEFORE_IDENTITY.get(code).apply(new Knock(url, token)).send();
        assertThat(answer.code()).isEqualTo(code);
        JsonObject told = counted(code);
        assertThat(told.text("means")).isPresent();
        assertThat(told.text("remedy")).hasValueSatisfying(remedy -> assertThat(remedy).isNotBlank());
        assertThat(told.text("move")).isPresent();
    }

    /// A count is in the ledger within about a second.
    private JsonObject counted(String code) throws InterruptedException {
        long until = System.currentTimeMillis() + COUNTED_WITHIN_MS;
        while (true) {
            JsonObject told = House.json(house.gatehouse("explain", code, "--json").ended(0).out());
            String counts = new String(told.array("counts").orElseThrow().bytes(), StandardCharsets.UTF_8);
            if (counts.contains("\"127.0.0.1\"")) {
                return told;
            }
            assertThat(System.currentTimeMillis()).as("no count of %s: %s", code, counts).isLessThan(until);
            Thread.sleep(200);
        }
    }

    @Test
    void aCallIdFromBeforeIdentityLeadsToItsCode() {
        Knock.Answer answer = new Knock(url, token).without("Authorization").send();
        assertThat(house.gatehouse("explain", answer.call().orElseThrow()).ended(1).err()).contains("explain the code in its answer");
    }

    @Test
    void aServerThatWasNotGrantedAndOneThatIsGoneAreExplained() {
        isExplained(new Knock(url, house.token("guest", "local", "notes")).asks("tools/list", "").send(), "server-not-granted", "permission");
        isExplained(new Knock(house.url("gone"), house.token("intern", "local", "gone")).asks("tools/list", "").send(), "upstream-unreachable", "upstream");
    }

    private void isExplained(Knock.Answer answer, String code, String check) {
        assertThat(answer.code()).isEqualTo(code);
        JsonObject told = House.json(house.gatehouse("explain", answer.call().orElseThrow(), "--json").ended(0).out());
        assertThat(told.text("code")).contains(code);
        assertThat(told.text("check")).contains(check);
        assertThat(told.text("rule")).hasValueSatisfying(rule -> assertThat(rule).isNotBlank());
        assertThat(told.text("remedy")).hasValueSatisfying(remedy -> assertThat(remedy).isNotBlank());
        assertThat(told.text("means")).isPresent();
        assertThat(told.text("effect")).isPresent();
    }
}
