package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.KEEPER;
import static dev.gatehouse.wire.Zone.OFFICE;
import static dev.gatehouse.wire.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireBusy;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PoolTest {
    private static final Event EVENT = new Event(LedgerFields.collect().done());

    private Town town;

    @BeforeEach
    void build() throws Exception {
        town = new Town();
    }

    @AfterEach
    void raze() throws Exception {
        town.close();
    }

    private static void empty(Message start, Exchange exchange) throws IOException {
        exchange.body(0);
        exchange.answer(new Head(200, List.of(), ""), new byte[0]);
    }

    private static void callOnce(ConnectionPool pool) throws Exception {
        try (Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]))) {
            call.receive();
            call.body(0);
        }
    }

    @Test
    void aRestartedGateIsDialledAgainByItself() throws Exception {
        WireListener first = town.listen(GATE, Town.nothing());
        town.keep(Standing.open(town.dialer(BROKER, GATE), 2, 8, PoolTest::empty));
        callOnce(first.pool(BROKER));
        first.close();
        WireListener second = town.listen(GATE, Town.nothing());
        callOnce(second.pool(BROKER));
        Town.until(() -> second.pool(BROKER).idle() >= 2);
    }

    @Test
    void whoReadsSlowlyTakesNoConnectionFromOthers() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        Standing broker = town.keep(Standing.open(town.dialer(BROKER, GATE), 2, 4, PoolTest::empty));
        ConnectionPool pool = gate.pool(BROKER);
        for (int slow = 0; slow < 3; slow++) {
            Exchange call = town.keep(pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0])));
            assertThat(call.receive()).isInstanceOf(Head.class);
        }
        callOnce(pool);
        assertThat(broker.size()).isEqualTo(4);
    }

    /// Each takes its connection with it. With pauses between the dials, the forty take more than five seconds.
    @Test
    void callsThatAreGivenUpAtOnceDoNotHoldUpTheNextOnes() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        town.keep(Standing.open(town.dialer(BROKER, GATE), 2, 8, (start, exchange) -> {
            exchange.body(0);
            exchange.send(new Head(200, List.of(), ""));
        }));
        long before = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            try (Exchange call = gate.pool(BROKER).begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]))) {
                call.receive();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aRestartedRecorderIsDialledAgainInTheMiddleOfAnAsk() throws Exception {
        WireListener first = town.listen(RECORDER, (start, exchange) -> exchange.send(new Noted()));
        ConnectionPool pool = town.keep(ConnectionPool.dialling(town.dialer(BROKER, RECORDER), 2));
        assertThat(pool.ask(Town.soon(), EVENT)).isEqualTo(new Noted());
        first.close();
        Town.until(() -> pool.size() == 0);
        var result = new ArrayList<>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                result.add(pool.ask(Town.soon(), EVENT));
            } catch (Exception failed) {
                result.add(failed);
            }
        });
        town.listen(RECORDER, (start, exchange) -> exchange.send(new Noted()));
        asking.join();
        assertThat(result).containsExactly(new Noted());
    }

    @Test
    void aBrokerThatEndedLeavesTheGatesPool() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        Standing standing = Standing.open(town.dialer(BROKER, GATE), 3, 8, PoolTest::empty);
        Town.until(() -> gate.pool(BROKER).idle() == 3);
        standing.close();
        Town.until(() -> gate.pool(BROKER).size() == 0);
    }

    @Test
    void aCallThatMeetsDeadConnectionsTakesALiveOne() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        ConnectionPool pool = gate.pool(BROKER);
        town.keep(Standing.open(town.dialer(BROKER, GATE), 1, 1, PoolTest::empty));
        Town.until(() -> pool.idle() == 1);
        for (int i = 0; i < 5; i++) {
            new RawPeer(town, BROKER, GATE).close();
        }
        for (int i = 0; i < 6; i++) {
            callOnce(pool);
        }
    }

    @Test
    void whoWaitsLongestIsServedFirst() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        ConnectionPool pool = gate.pool(BROKER);
        town.keep(Standing.open(town.dialer(BROKER, GATE), 1, 1, PoolTest::empty));
        Exchange holding = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]));
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int mine = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try (Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]))) {
                    order.add(mine);
                    call.receive();
                    call.body(0);
                } catch (IOException failed) {
                    order.add(-1);
                }
            }));
            int waiting = i + 1;
            Town.until(() -> pool.waiting() == waiting);
        }
        holding.receive();
        holding.body(0);
        holding.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void whoWaitedInVainLeavesTheLine() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        ConnectionPool pool = gate.pool(BROKER);
        town.keep(Standing.open(town.dialer(BROKER, GATE), 1, 1, PoolTest::empty));
        Exchange holding = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]));
        assertThatThrownBy(() -> pool.begin(Deadline.afterMillis(50), Town.call(0, 1))).isInstanceOf(WireBusy.class);
        assertThat(pool.waiting()).isZero();
        holding.receive();
        holding.body(0);
        holding.close();
        callOnce(pool);
    }

    @Test
    void moreConnectionsAreDialledWhileTheOthersAreBusyAndNotOverTheMost() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        ConnectionPool pool = gate.pool(KEEPER);
        var release = new CountDownLatch(1);
        Standing standing = town.keep(Standing.open(town.dialer(KEEPER, GATE), 1, 5, (start, exchange) -> {
            exchange.body(0);
            exchange.send(new Head(200, List.of(), ""));
            try {
                release.await();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            exchange.send(Part.of(new byte[1]), End.complete());
        }));
        List<Exchange> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held.add(pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0])));
        }
        assertThatThrownBy(() -> pool.begin(Deadline.afterMillis(100), Town.call(0, 1))).isInstanceOf(WireBusy.class);
        assertThat(standing.size()).isEqualTo(5);
        release.countDown();
        for (Exchange call : held) {
            call.receive();
            call.body(1);
            call.close();
        }
        Town.until(() -> pool.idle() == 5);
    }

    @Test
    void aDiallingPoolOpensNoMoreThanItsMost() throws Exception {
        town.listen(RECORDER, (start, exchange) -> exchange.send(new Noted()));
        ConnectionPool pool = town.keep(ConnectionPool.dialling(town.dialer(OFFICE, RECORDER), 3));
        List<Thread> threads = new ArrayList<>();
        List<Object> answers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 50; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    answers.add(pool.ask(Town.soon(), EVENT));
                } catch (IOException failed) {
                    answers.add(failed);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(50).containsOnly(new Noted());
        assertThat(pool.size()).isBetween(1, 3);
    }

    @Test
    void aClosedPoolRefusesAtOnce() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        gate.close();
        assertThatThrownBy(() -> gate.pool(BROKER).begin(Town.soon(), Town.call(0, 1))).isInstanceOf(WireBusy.class);
        assertThat(Files.exists(town.socket(GATE))).isFalse();
    }

    @Test
    void aMessageOverItsLimitIsRefusedWhereItIsSent() throws Exception {
        town.listen(RECORDER, (start, exchange) -> exchange.send(new Noted()));
        ConnectionPool pool = town.keep(ConnectionPool.dialling(town.dialer(BROKER, RECORDER), 1));
        var call = new Verb("{}");
        assertThatThrownBy(() -> pool.begin(Town.soon(), call)).isInstanceOf(IllegalStateException.class);
        assertThat(pool.size()).isZero();
        assertThat(pool.ask(Town.soon(), EVENT)).isEqualTo(new Noted());
    }

    @Test
    void aLeftoverSocketIsReplacedAndAnythingElseIsNot() throws Exception {
        WireListener first = town.listen(GATE, Town.nothing());
        WireListener second = town.listen(GATE, Town.nothing());
        assertThat(first).isNotSameAs(second);
        Files.writeString(town.folder.resolve("precious"), "x");
        assertThatThrownBy(() -> WireListener.open(town.folder.resolve("precious"), GATE, town.secretsOf(GATE), town.me, Town.nothing()))
                .hasMessageContaining("no socket");
        assertThat(Files.getPosixFilePermissions(town.socket(GATE))).hasSize(2);
    }
}
