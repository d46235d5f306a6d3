package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two callers in each of two tenants: whatever one of them holds is worth nothing in the hands of another, and sounds as if it were
/// not there at all.
class TenantsTest {
    private static final List<String> CALLERS = List.of("alice", "bob", "globex-alice", "globex-bob");
    private static final String NOWHERE = "AAAAAAAAAAAAAAAAAAAAAA";
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        gate.use(before -> before.grant(GateUnderTest.grant("acme", "bob", "old", "held-*", "own-*", "tell-*")).after());
        for (String caller : CALLERS) {
            gate.name("session-of-" + caller, gate.session(caller, "old"));
        }
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    static Stream<Arguments> pairs() {
        var pairs = new ArrayList<Arguments>();
        for (String one : CALLERS) {
            CALLERS.stream().filter(other -> !other.equals(one)).forEach(other -> pairs.add(Arguments.of(one, other)));
        }
        return pairs.stream();
    }

    /// Every request that takes a session id.
    private static List<Ask> withSession(String caller, String session) {
        return Stream.of(Ask.legacyCall("old", session, "echo", "3"), Ask.legacy("old", session, "tools/list", "3", ""), Ask.legacy("old", session, "ping", "3", ""),
            CancellingTest.cancel("old", session, "3"), Ask.plain("DELETE", "/mcp/old").with("Mcp-Session-Id", session)).map(ask -> ask.by(caller)).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anothersSessionAndNoneAreTheSame(String owner, String stranger) throws Exception {
        long before = gate.servers.requests();
        List<Ask> foreign = withSession(stranger, "{session-of-" + owner + "}");
        List<Ask> absent = withSession(stranger, NOWHERE);
        for (int i = 0; i < foreign.size(); i++) {
            RawClient.Reply one = gate.ask(foreign.get(i));
            RawClient.Reply other = gate.ask(absent.get(i));
            assertThat(one.status()).isEqualTo(404);
            assertThat(one.body()).contains("session-unknown").isEqualTo(other.body().replace(other.header("Gatehouse-Call"), one.header("Gatehouse-Call")));
            assertThat(one.headers().keySet()).isEqualTo(other.headers().keySet());
        }
        assertThat(gate.servers.requests()).isEqualTo(before);
        assertThat(gate.ask(Ask.legacy("old", "{session-of-" + owner + "}", "ping", "1", "").by(owner)).status()).as("the owner's own").isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void nobodyCancelsAnothersCall(String owner, String stranger) throws Exception {
        String tool = "held-" + owner + "-" + stranger;
        var go = new CountDownLatch(1);
        gate.servers.tricks.put(tool, Moments.answerAfter(go));
        try (RawClient running = gate.begin(Ask.legacyCall("old", "{session-of-" + owner + "}", tool, "\"same\"").by(owner))) {
            Asked asked = gate.servers.await(each -> each.tool().equals(tool));
            for (String id : List.of("\"same\"", asked.id(), "\"" + asked.send().callId() + "\"")) {
                assertThat(gate.ask(CancellingTest.cancel("old", "{session-of-" + stranger + "}", id).by(stranger)).status()).isEqualTo(202);
                assertThat(gate.ask(CancellingTest.cancel("old", "{session-of-" + owner + "}", id).by(stranger)).status()).isEqualTo(404);
            }
            go.countDown();
            assertThat(running.reply().body()).isEqualTo(Says.answer("\"same\"", Says.ECHO));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSameIdAndProgressTokenNeverMeet(String one, String other) throws Exception {
        String tool = "tell-" + one + "-" + other;
        gate.servers.tricks.put(tool, (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.progress("\"" + other + "\"", 1)); // what the other caller's client chose
            Says.event(exchange, Says.progress(asked.id(), 2).replace("}}", ",\"message\":\"for " + asked.send().tenant() + "\"}}"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        for (String caller : List.of(one, other)) {
            Ask ask = Ask.legacyCall("old", "{session-of-" + caller + "}", tool, "7").by(caller).body("\"arguments\"", "\"_meta\":{\"progressToken\":\"" + other + "\"},\"arguments\"");
            try (RawClient client = gate.begin(ask)) {
                client.head();
                assertThat(client.event()).contains("\"progress\":2").contains("\"progressToken\":\"" + other + "\"")
                    .contains("for " + (caller.startsWith("globex") ? "globex" : "acme"));
                assertThat(client.event()).isEqualTo(Says.answer("7", Says.ECHO));
                assertThat(client.event()).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eachHasASessionOfItsOwnAtTheServer(String one, String other) throws Exception {
        String tool = "own-" + one + "-" + other;
        gate.servers.tricks.put(tool, (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
        Asked first = asked(one, tool);
        Asked second = asked(other, tool);
        assertThat(first.send().sessionId()).isPresent().isNotEqualTo(second.send().sessionId());
        assertThat(first.send().caller()).isNotEqualTo(second.send().caller());
        assertThat(first.send().callId()).isNotEqualTo(second.send().callId());
    }

    private static Asked asked(String caller, String tool) throws Exception {
        assertThat(gate.ask(Ask.legacyCall("old", "{session-of-" + caller + "}", tool, "1").by(caller)).status()).isEqualTo(200);
        return gate.servers.await(each -> each.tool().equals(tool));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aListingIsTheCallersOwn(String one, String other) throws Exception {
        for (String caller : List.of(one, other, one)) {
            String listing = gate.ask(Ask.legacy("old", "{session-of-" + caller + "}", "tools/list", "1", "").by(caller)).body();
            if (caller.equals("bob")) {
                assertThat(listing).contains("echo").contains("read_notes").doesNotContain("delete_everything");
            } else {
                assertThat(listing).isEqualTo(Says.answer("1", gate.servers.listing()));
            }
        }
    }

    @Test
    void aCallsIdOpensNothing() throws Exception {
        String call = gate.ask(Ask.modernCall("fresh", "echo", "1")).header("Gatehouse-Call");
        for (String caller : CALLERS) {
            RawClient.Reply reply = gate.ask(Ask.legacyCall("old", call, "echo", "1").by(caller));
            RefusalShape.check(reply, Code.SESSION_UNKNOWN, 404, "1", "none");
        }
        RawClient.Reply again = gate.ask(Ask.modernCall("fresh", "echo", "1").with("Gatehouse-Call", call));
        assertThat(again.header("Gatehouse-Call")).as("calls are named here, by nobody else").isNotEqualTo(call);
    }
}
