package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.OFFICE;
import static dev.gatehouse.wire.Zone.OPERATOR;
import static dev.gatehouse.wire.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireBusy;
import dev.gatehouse.wire.WireGone;
import dev.gatehouse.wire.WireTimeout;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Open;
import dev.gatehouse.wire.message.Opened;
import dev.gatehouse.wire.message.Outcome;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Reply;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Send;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.Verb;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExchangeTest {
    private static final byte[] BODY = "{\"jsonrpc\":\"2.0\"}".getBytes(StandardCharsets.UTF_8);

    private Town town;

    @BeforeEach
    void build() throws Exception {
        town = new Town();
    }

    @AfterEach
    void raze() throws Exception {
        town.close();
    }

    private ConnectionPool gateWith(ExchangeHandler broker) throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        town.keep(Standing.open(town.dialer(BROKER, GATE), 2, 64, broker));
        return gate.pool(BROKER);
    }

    private static void echo(Message start, Exchange exchange) throws java.io.IOException {
        byte[] body = exchange.body(((Send) start).bodyLength());
        exchange.answer(new Head(200, List.of(), ""), body);
    }

    @Test
    void aCallGoesFromTheGateToTheBrokerAndItsAnswerComesBack() throws Exception {
        ConnectionPool pool = gateWith(ExchangeTest::echo);
        try (Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(BODY.length, 65536), BODY))) {
            assertThat(call.receive()).isEqualTo(new Head(200, List.of(), ""));
            assertThat(call.body(1000)).isEqualTo(BODY);
            assertThat(call.done()).isTrue();
        }
    }

    @Test
    void aBodyOfMegabytesCrossesBothWaysUnchanged() throws Exception {
        ConnectionPool pool = gateWith(ExchangeTest::echo);
        byte[] large = new byte[3 * 1024 * 1024 + 7];
        new Random(7).nextBytes(large);
        try (Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(large.length, 100_000), large))) {
            assertThat(call.receive()).isInstanceOf(Head.class);
            assertThat(call.body(large.length)).isEqualTo(large);
        }
    }

    @Test
    void anIdleConnectionIsUsedAgain() throws Exception {
        ConnectionPool pool = gateWith(ExchangeTest::echo);
        for (int i = 0; i < 20; i++) {
            try (Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(BODY.length, 65536), BODY))) {
                call.receive();
                call.body(1000);
            }
        }
        assertThat(pool.size()).isBetween(1, 3);
    }

    @Test
    void aSenderWithoutCreditWaitsForTheReader() throws Exception {
        var sent = new AtomicLong();
        ConnectionPool pool = gateWith((start, exchange) -> {
            exchange.body(0);
            exchange.send(new Head(200, List.of(), ""));
            for (int i = 0; i < 64; i++) {
                exchange.send(Part.of(new byte[1024]));
                sent.addAndGet(1024);
            }
            exchange.send(End.complete());
        });
        try (Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 4096), new byte[0]))) {
            call.receive();
            Town.until(() -> sent.get() == 4096);
            assertThat(new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(sent).hasValue(4096);
            assertThat(call.body(65536)).hasSize(65536);
        }
        assertThat(sent).hasValue(65536);
    }

    @Test
    void aPassedDeadlineEndsTheExchangeAndItsConnection() throws Exception {
        var never = new CountDownLatch(1);
        ConnectionPool pool = gateWith((start, exchange) -> waitFor(never));
        try (Exchange call = pool.begin(Deadline.afterMillis(200), Exchange.withBody(Town.call(0, 1), new byte[0]))) {
            assertThatThrownBy(call::receive).isInstanceOf(WireTimeout.class);
        }
        never.countDown();
    }

    @Test
    void aCancelledCallIsNoticedByItsAnswerer() throws Exception {
        var gone = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        ConnectionPool pool = gateWith((start, exchange) -> {
            exchange.body(0);
            exchange.onGone(gone::countDown);
            begun.countDown();
            waitFor(gone);
        });
        Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]));
        begun.await();
        call.cancel();
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        call.close();
        Town.until(() -> pool.idle() >= 2);
    }

    @Test
    void whatHasEndedLeavesTheNextOnItsConnectionAlone() throws Exception {
        var go = new CountDownLatch(1);
        ConnectionPool pool = gateWith((start, exchange) -> {
            if (start instanceof Send send && send.bodyLength() == 0) {
                waitFor(go);
            }
            echo(start, exchange);
        });
        Exchange ended = pool.begin(Town.soon(), Exchange.withBody(Town.call(BODY.length, 65536), BODY));
        ended.receive();
        ended.body(BODY.length);
        ended.close();
        try (Exchange one = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]));
            Exchange other = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 1), new byte[0]))) { // one of the two is on its connection
            ended.cancel();
            ended.within(Deadline.afterMillis(1));
            ended.close();
            go.countDown();
            assertThat(one.receive()).isInstanceOf(Head.class);
            assertThat(other.receive()).isInstanceOf(Head.class);
        }
    }

    @Test
    void anAnswerThatIsNotReadToItsEndTakesItsConnectionAlong() throws Exception {
        ConnectionPool pool = gateWith(ExchangeTest::echo);
        Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(BODY.length, 65536), BODY));
        call.receive();
        int before = pool.size();
        call.close();
        assertThat(pool.size()).isLessThan(before);
    }

    @Test
    void aHandlerThatFailsInTheMiddleCutsTheAnswer() throws Exception {
        ConnectionPool pool = gateWith((start, exchange) -> {
            exchange.body(0);
            exchange.send(new Head(200, List.of(), ""), Part.of(BODY));
            throw new IllegalStateException("surprise");
        });
        try (Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 65536), new byte[0]))) {
            call.receive();
            call.receive();
            assertThatThrownBy(call::receive).isInstanceOf(WireGone.class);
        }
    }

    @Test
    void aCutAnswerSaysSoAndItsConnectionLivesOn() throws Exception {
        ConnectionPool pool = gateWith((start, exchange) -> {
            exchange.body(0);
            exchange.send(new Head(200, List.of(), ""), Part.of(BODY), End.cut("the upstream went away"));
        });
        Exchange call = pool.begin(Town.soon(), Exchange.withBody(Town.call(0, 65536), new byte[0]));
        call.receive();
        call.receive();
        assertThat(((End) call.receive()).outcome()).isEqualTo(Outcome.CUT);
        int before = pool.size();
        call.close();
        assertThat(pool.size()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void withoutAConnectionACallIsRefusedInTimeAndNothingHappened() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        assertThatThrownBy(() -> gate.pool(BROKER).begin(Deadline.afterMillis(100), Town.call(0, 1))).isInstanceOf(WireBusy.class);
    }

    @Test
    void twoHundredCallsAtOnceEachGetTheirOwnAnswer() throws Exception {
        ConnectionPool pool = gateWith(ExchangeTest::echo);
        List<Callable<Boolean>> calls = IntStream.range(0, 200).<Callable<Boolean>>mapToObj(i -> () -> {
            byte[] mine = new byte[1000 + i * 37];
            Arrays.fill(mine, (byte) i);
            try (Exchange call = pool.begin(Deadline.afterMillis(20_000), Exchange.withBody(Town.call(mine.length, 4096), mine))) {
                call.receive();
                return Arrays.equals(call.body(mine.length), mine);
            }
        }).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(calls)) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(pool.size()).isLessThanOrEqualTo(64);
    }

    @Test
    void theOfficeSendsASnapshotToTheGate() throws Exception {
        byte[] snapshot = new byte[Limits.SETTINGS];
        town.listen(GATE, (start, exchange) -> {
            var settings = (Settings) start;
            assertThat(exchange.body(settings.length())).isEqualTo(snapshot);
            exchange.send(new Running(settings.version()));
        });
        ConnectionPool office = town.keep(ConnectionPool.dialling(town.dialer(OFFICE, GATE), 2));
        var settings = new Settings(41, snapshot.length, new byte[64], new byte[44]);
        assertThat(office.ask(Town.soon(), Exchange.withBody(settings, snapshot))).isEqualTo(new Running(41));
        assertThat(office.ping(Town.soon())).isPositive();
    }

    @Test
    void theGateOpensEntriesOnConnectionsThatTheRecorderDialled() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        town.keep(Standing.open(town.dialer(RECORDER, GATE), 1, 4, (start, exchange) -> {
            assertThat(((Open) start).fields().text(FieldName.TENANT)).contains("acme");
            exchange.send(new Opened(7));
        }));
        var fields = LedgerFields.collect().with(FieldName.TENANT, "acme").with(FieldName.SETTINGS, 5).done();
        assertThat(gate.pool(RECORDER).ask(Town.soon(), new Open(fields))).isEqualTo(new Opened(7));
    }

    @Test
    void theBrokerPutsAnEventOnRecord() throws Exception {
        town.listen(RECORDER, (start, exchange) -> exchange.send(new Noted()));
        ConnectionPool recorder = town.keep(ConnectionPool.dialling(town.dialer(BROKER, RECORDER), 2));
        var fields = LedgerFields.collect().with(FieldName.WHAT, "start").done();
        assertThat(recorder.ask(Town.soon(), new Event(fields))).isEqualTo(new Noted());
        assertThat(recorder.idle()).isEqualTo(1);
    }

    @Test
    void anOperatorGetsALongReply() throws Exception {
        String json = "x".repeat(Limits.REPLY);
        town.listen(OFFICE, (start, exchange) -> exchange.send(new Reply(3, json)));
        ConnectionPool office = town.keep(ConnectionPool.dialling(town.dialer(OPERATOR, OFFICE), 1));
        assertThat(office.ask(Town.soon(), new Verb("{}"))).isEqualTo(new Reply(3, json));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
