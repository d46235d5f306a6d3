package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An older client whose connection broke comes back and hears the rest, and nobody else does.
class ComingBackTest {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private GateUnderTest gate;
    private String session;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
        session = gate.session("alice", "old");
        gate.servers.tricks.put("long", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.log("error"));
            Says.event(exchange, Says.log("critical"));
            try {
                assertThat(goOn.await(15, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
            Says.event(exchange, Says.log("alert"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
    }

    @AfterEach
    void close() throws Exception {
        goOn.countDown();
        gate.close();
    }

    private static Ask back(String caller, String route, String session, String id) {
        return Ask.stream(route, session).by(caller).with("Last-Event-ID", id);
    }

    /// Reads the first message of a call, and leaves.
    private String leave() throws Exception {
        try (RawClient client = gate.begin(Ask.legacyCall("old", session, "long", "7"))) {
            client.head();
            assertThat(client.event()).isEqualTo(Says.log("error"));
            return client.lastId();
        }
    }

    private void hearTheRest(String id) throws Exception {
        try (RawClient client = gate.begin(back("alice", "old", session, id))) {
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.event()).isEqualTo(Says.log("critical"));
            goOn.countDown();
            assertThat(client.event()).isEqualTo(Says.log("alert"));
            assertThat(client.event()).isEqualTo(Says.answer("7", Says.ECHO));
            assertThat(client.event()).isNull();
        }
    }

    @Test
    void whoComesBackHearsTheRestWhileTheCallRunsAndAfterwards() throws Exception {
        String id = leave();
        hearTheRest(id);
        hearTheRest(id);
        assertThat(gate.servers.calls("long")).isEqualTo(1);
    }

    @Test
    void theNewestReaderHasItAlone() throws Exception {
        try (RawClient first = gate.begin(Ask.legacyCall("old", session, "long", "7"))) {
            first.head();
            assertThat(first.event()).isEqualTo(Says.log("error"));
            String id = first.lastId();
            assertThat(first.event()).isEqualTo(Says.log("critical"));
            hearTheRest(id);
            assertThat(first.event()).as("the old stream ends").isNull();
        }
    }

    /// More than are kept of one session: their own streams go on all the same.
    @Test
    void asManyCallsAsOneLikesHearTheirEndsAtOnce() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int id = 0; id < 12; id++) {
                RawClient client = gate.begin(Ask.legacyCall("old", session, "long", "" + id));
                clients.add(client);
                client.head();
                assertThat(client.event()).isEqualTo(Says.log("error"));
                assertThat(client.event()).isEqualTo(Says.log("critical"));
            }
            goOn.countDown();
            for (int id = 0; id < clients.size(); id++) {
                assertThat(clients.get(id).event()).isEqualTo(Says.log("alert"));
                assertThat(clients.get(id).event()).isEqualTo(Says.answer("" + id, Says.ECHO));
                assertThat(clients.get(id).event()).isNull();
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void whatStillRunsIsKeptAndWhatHasEndedGivesWay() throws Exception {
        String id = leave();
        gate.servers.tricks.put("short", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.log("error"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        for (int next = 100; next < 120; next++) {
            try (RawClient client = gate.begin(Ask.legacyCall("old", session, "short", "" + next))) {
                client.head();
                assertThat(client.event()).isEqualTo(Says.log("error"));
                assertThat(client.event()).isEqualTo(Says.answer("" + next, Says.ECHO));
            }
        }
        hearTheRest(id);
    }

    @Test
    void anIdThatIsNotThereAndOneThatIsNotYoursGetTheSameAnswer() throws Exception {
        String id = leave();
        String others = gate.session("globex-alice", "old");
        String anothers = gate.session("alice", "old");
        String elsewhere = gate.session("alice", "piped");
        for (Ask wrong : List.of(back("globex-alice", "old", others, id), back("alice", "old", anothers, id), back("alice", "piped", elsewhere, id),
            back("alice", "old", session, id.substring(0, id.length() - 2) + "AA"), back("alice", "old", session, "event-1"))) {
            RawClient.Reply reply = gate.ask(wrong);
            assertThat(reply.status()).isEqualTo(Code.STATE_INVALID.http());
            assertThat(reply.body().replace(reply.header("Gatehouse-Call"), "")).isEqualTo(gate.ask(back("alice", "old", session, "x")).body()
                .replaceAll("\"call\":\"[^\"]*\"", "\"call\":\"\""));
        }
        gate.ask(back("alice", "old", session, id).verb("DELETE").without("Last-Event-ID"));
        assertThat(gate.ask(back("alice", "old", anothers, id)).status()).isEqualTo(Code.STATE_INVALID.http());
        hearNothingInAnEndedSession(id);
    }

    private void hearNothingInAnEndedSession(String id) throws Exception {
        assertThat(gate.ask(back("alice", "old", session, id)).status()).isEqualTo(404);
    }
}
