package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.KEEPER;
import static dev.gatehouse.wire.Zone.OFFICE;
import static dev.gatehouse.wire.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.Credit;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Samples;
import dev.gatehouse.wire.message.Settings;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a zone that holds its secret can do to the zone at the other end: have its connection ended, and be counted.
@Timeout(30)
class BreachedZoneTest {
    private static final LedgerFields NO_FIELDS = LedgerFields.collect().done();

    private Town town;

    @BeforeEach
    void build() throws Exception {
        town = new Town();
    }

    @AfterEach
    void raze() throws Exception {
        town.close();
    }

    @Test
    void aBrokerThatSaysAnythingByItselfToTheGateIsCutOff() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        int said = 0;
        for (Message message : List.of(new Noted(), Part.of(new byte[1]), new Head(200, List.of(), ""), Town.call(0, 1), new Event(NO_FIELDS))) {
            try (var broker = new RawPeer(town, BROKER, GATE)) {
                Town.until(() -> gate.pool(BROKER).idle() == 1);
                broker.say(message);
                assertThat(broker.isCutOff()).isTrue();
                Town.until(() -> gate.pool(BROKER).size() == 0);
            }
            said++;
            assertThat(gate.tally().of(Rule.OUT_OF_SEQUENCE)).isEqualTo(said);
        }
    }

    @Test
    void aKeeperCannotCloseTheGatesEntries() throws Exception {
        var handled = new AtomicInteger();
        WireListener recorder = town.listen(RECORDER, (start, exchange) -> {
            handled.incrementAndGet();
            exchange.send(new Noted());
        });
        for (Zone zone : List.of(KEEPER, BROKER, OFFICE)) {
            try (var peer = new RawPeer(town, zone, RECORDER)) {
                peer.say(new Close(NO_FIELDS));
                assertThat(peer.isCutOff()).isTrue();
            }
        }
        assertThat(recorder.tally().of(Rule.NOT_ALLOWED)).isEqualTo(3);
        assertThat(handled).hasValue(0);
    }

    @Test
    void everyKindThatIsNotTheOfficesToStartEndsItsConnectionToTheGate() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        for (Message message : Samples.all()) {
            if (message.kind().starts() && message.kind().mayCross(OFFICE, GATE)) {
                continue;
            }
            long before = gate.tally().total();
            try (var office = new RawPeer(town, OFFICE, GATE)) {
                office.say(message);
                assertThat(office.isCutOff()).isTrue();
            }
            assertThat(gate.tally().total()).as(message.toString()).isEqualTo(before + 1);
        }
    }

    @Test
    void anUnknownKindEndsTheConnection() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        int unknown = 0;
        for (int code = 0; code < 256; code++) {
            if (Kind.of(code) == null) {
                unknown++;
                try (var office = new RawPeer(town, OFFICE, GATE)) {
                    office.sayRaw(code, 0, new byte[0]);
                    assertThat(office.isCutOff()).isTrue();
                }
            }
        }
        assertThat(gate.tally().of(Rule.UNKNOWN_KIND)).isEqualTo(unknown);
    }

    @Test
    void aFrameOverItsLimitEndsTheConnectionBeforeItsPayloadCame() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        try (var office = new RawPeer(town, OFFICE, GATE)) {
            office.sayRaw(Kind.SETTINGS.code(), Kind.SETTINGS.limit() + 1, new byte[0]);
            assertThat(office.isCutOff()).isTrue();
        }
        try (var office = new RawPeer(town, OFFICE, GATE)) {
            office.sayRaw(Kind.ASK.code(), -1, new byte[0]);
            assertThat(office.isCutOff()).isTrue();
        }
        assertThat(gate.tally().of(Rule.OVER_LIMIT)).isEqualTo(2);
    }

    @Test
    void trailingBytesEndTheConnection() throws Exception {
        WireListener recorder = town.listen(RECORDER, Town.nothing());
        try (var broker = new RawPeer(town, BROKER, RECORDER)) {
            broker.sayRaw(Kind.EVENT.code(), 3, new byte[3]);
            assertThat(broker.isCutOff()).isTrue();
        }
        assertThat(recorder.tally().of(Rule.TRAILING_BYTES)).isEqualTo(1);
    }

    @Test
    void aSecondStartBeforeTheAnswerEndsTheConnection() throws Exception {
        WireListener recorder = town.listen(RECORDER, (start, exchange) -> exchange.receive());
        try (var broker = new RawPeer(town, BROKER, RECORDER)) {
            broker.say(new Event(NO_FIELDS), new Event(NO_FIELDS));
            assertThat(broker.isCutOff()).isTrue();
        }
        assertThat(recorder.tally().of(Rule.OUT_OF_SEQUENCE)).isEqualTo(1);
    }

    @Test
    void anAnswererThatSendsWithoutCreditIsCutOff() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        try (var broker = new RawPeer(town, BROKER, GATE)) {
            try (Exchange call = gate.pool(BROKER).begin(Town.soon(), Exchange.withBody(Town.call(0, 100), new byte[0]))) {
                broker.say(new Head(200, List.of(), ""), Part.of(new byte[100]), Part.of(new byte[101]));
                call.receive();
                call.receive();
                assertThatThrownBy(call::receive).isInstanceOf(WireViolation.class).hasMessageContaining("over-credit");
            }
            assertThat(gate.tally().of(Rule.OVER_CREDIT)).isEqualTo(1);
            Town.until(() -> gate.pool(BROKER).size() == 0);
        }
    }

    @Test
    void anAnswererThatAnswersTwiceIsCutOff() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        try (var broker = new RawPeer(town, BROKER, GATE)) {
            try (Exchange call = gate.pool(BROKER).begin(Town.soon(), Exchange.withBody(Town.call(0, 100), new byte[0]))) {
                broker.say(new Head(200, List.of(), ""), End.complete(), new Head(200, List.of(), ""));
                call.receive();
                call.receive();
            }
            assertThat(broker.isCutOffAfterRequest()).isTrue();
            Town.until(() -> gate.tally().of(Rule.OUT_OF_SEQUENCE) == 1);
        }
    }

    @Test
    void aSnapshotLongerThanAnnouncedIsNotTaken() throws Exception {
        WireListener gate = town.listen(GATE, (start, exchange) -> exchange.body(((Settings) start).length()));
        try (var office = new RawPeer(town, OFFICE, GATE)) {
            office.say(new Settings(1, 10, new byte[0], new byte[0]), Part.of(new byte[11]));
            assertThat(office.isCutOff()).isTrue();
        }
        assertThat(gate.tally().of(Rule.OVER_LIMIT)).isEqualTo(1);
    }

    @Test
    void creditWhereNothingStreamsIsABreach() throws Exception {
        WireListener recorder = town.listen(RECORDER, Town.nothing());
        try (var broker = new RawPeer(town, BROKER, RECORDER)) {
            broker.say(new Credit(1));
            assertThat(broker.isCutOff()).isTrue();
        }
        assertThat(recorder.tally().of(Rule.NOT_ALLOWED)).isEqualTo(1);
    }

    @Test
    void moreConnectionsThanAZoneMayHaveAreClosed() throws Exception {
        WireListener gate = town.listen(GATE, Town.nothing());
        for (int i = 0; i < 256; i++) {
            town.keep(new RawPeer(town, BROKER, GATE));
        }
        Town.until(() -> gate.pool(BROKER).idle() == 256);
        try (var oneMore = new RawPeer(town, BROKER, GATE)) {
            assertThat(oneMore.isCutOff()).isTrue();
        }
        assertThat(gate.tally().of(Rule.TOO_MANY)).isEqualTo(1);
    }
}
