package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.pipeline.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Settings change while calls run: none is lost, and the next one is judged by the new ones.
class SettingsChangeTest {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");

    @Test
    void noCallIsLostWhileSettingsChange() throws Exception {
        try (var gate = GateUnderTest.open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new AtomicBoolean();
            var workers = new ArrayList<Future<Integer>>();
            Callable<Integer> work = () -> {
                int calls = 0;
                for (; !done.get(); calls++) {
                    assertThat(gate.ask(CALL).status()).isEqualTo(200);
                }
                return calls;
            };
            for (int i = 0; i < 4; i++) {
                workers.add(threads.submit(work));
            }
            for (int i = 0; i < 30; i++) {
                gate.use(before -> before);
            }
            gate.servers.await(_ -> gate.servers.calls("echo") > 40);
            done.set(true);
            for (Future<Integer> worker : workers) {
                assertThat(worker.get()).isPositive();
            }
        }
    }

    @Test
    void aCallThatRunsEndsUnderTheSettingsItBeganWith() throws Exception {
        try (var gate = GateUnderTest.open()) {
            var go = new CountDownLatch(1);
            gate.servers.tricks.put("wait", Moments.answerAfter(go));
            try (RawClient running = gate.begin(Ask.modernCall("fresh", "wait", "1"))) {
                gate.servers.await(each -> each.tool().equals("wait"));
                gate.use(before -> before.ungrant(GateUnderTest.grant("acme", "alice", "fresh")).after());
                RefusalShape.check(gate.ask(CALL), Code.TOOL_NOT_GRANTED, 200, "5", "none");
                go.countDown();
                assertThat(running.reply().body()).contains("\"result\"");
            }
        }
    }

    @Test
    void aRevokedCallerIsOutWithTheNextRequestThoughTheTokenWasJustFoundGood() throws Exception {
        try (var gate = GateUnderTest.open()) {
            String session = gate.session("alice", "old");
            Ask old = Ask.legacyCall("old", session, "echo", "5");
            assertThat(gate.ask(old).status()).isEqualTo(200);
            gate.use(before -> before.revoke(new CallerName("acme", "alice"), Instant.now()).after());
            RefusalShape.check(gate.ask(old), Code.TOKEN_REVOKED, 401, "null", "none");
            assertThat(gate.servers.calls("echo")).isEqualTo(1);
            assertThat(gate.ask(CALL.by("globex-alice")).status()).as("her namesake elsewhere").isEqualTo(200);
        }
    }

    @Test
    void aGrantCountsFromTheNextRequest() throws Exception {
        try (var gate = GateUnderTest.open()) {
            RefusalShape.check(gate.ask(CALL.by("carol")), Code.TOOL_NOT_GRANTED, 200, "5", "none");
            gate.use(before -> before.grant(GateUnderTest.grant("acme", "carol", "fresh", "echo")).after());
            assertThat(gate.ask(CALL.by("carol")).body()).contains("\"result\"");
            assertThat(gate.ask(Ask.modern("fresh", "tools/list", "1", "").by("carol")).body()).contains("\"echo\"").doesNotContain("read_notes");
        }
    }
}
