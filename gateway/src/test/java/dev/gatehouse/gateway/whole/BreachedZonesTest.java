package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.LedgerCode;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Opened;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A breached broker or recorder that says what it likes on the wire: the call ends with a code and as `unknown`, the connection ends, and
/// nobody else notices.
class BreachedZonesTest {
    private static final Head HEAD = Says.head(200, "text/event-stream");
    private static GateUnderTest gate;

    /// What a zone does with a request.
    interface Evil {
        void say(RawZone zone, Asked asked) throws IOException;
    }

    /// @param code what the caller hears
    record Case(String name, Evil evil, Code code) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        gate.servers.tricks.put("raw", (asked, exchange) -> Says.result(asked, exchange, Says.ECHO));
        gate.ask(Ask.modernCall("fresh", "echo", "1")); // so that the handshake with the server is done, and its tools are known
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    static Stream<Case> brokers() {
        return Stream.of(
            lost("a kind that is not there", (zone, _) -> zone.frame(0x77, new byte[0])),
            lost("a call of its own", (zone, _) -> zone.frame(0x10, new byte[10])),
            lost("the recorder's word", (zone, _) -> zone.say(new Opened(1))),
            lost("a part without a head", (zone, _) -> zone.say(Part.of(new byte[1]))),
            lost("a head cut short", (zone, _) -> zone.frame(0x13, new byte[] {0, (byte) 200, 0})),
            lost("a head with a status of no HTTP", (zone, _) -> zone.frame(0x13, new byte[] {0, 1, 0, 0, 0, 0, 0, 0})),
            lost("a head with bytes behind it", (zone, _) -> zone.frame(0x13, new byte[] {0, (byte) 200, 0, 0, 0, 0, 0, 0, 9})),
            lost("a head of text that is none", (zone, _) -> zone.frame(0x13, new byte[] {0, (byte) 200, 0, 0, 0, 0, 0, 1, (byte) 0xFF})),
            lost("a frame that says it is two gigabytes", (zone, _) -> zone.frame(0x13, Integer.MAX_VALUE, new byte[10])),
            lost("a frame of a negative length", (zone, _) -> zone.frame(0x13, -1, new byte[10])),
            lost("silence and the end", (zone, _) -> zone.close()),
            lost("two heads", (zone, _) -> {
                zone.say(HEAD);
                zone.say(HEAD);
            }),
            lost("credit, which is not its to give", (zone, _) -> {
                zone.say(HEAD);
                zone.frame(0x15, new byte[] {0, 1, 0, 0});
            }),
            lost("an empty part", (zone, _) -> {
                zone.say(HEAD);
                zone.frame(0x11, new byte[0]);
            }),
            lost("an end that nobody knows", (zone, _) -> {
                zone.say(HEAD);
                zone.frame(0x12, new byte[] {9, 0, 0, 0, 0});
            }));
    }

    private static Case lost(String name, Evil evil) {
        return new Case(name, evil, Code.UPSTREAM_LOST);
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void aBrokerThatBreaksTheOrderLosesTheCallAndItsConnection(Case hostile) throws Exception {
        gate.lose(Zone.BROKER);
        try (RawZone zone = new RawZone(gate, Zone.BROKER); RawClient client = gate.begin(Ask.modernCall("fresh", "raw", "5"))) {
            Asked asked = zone.call();
            hostile.evil().say(zone, asked);
            RefusalShape.check(client.reply(), hostile.code(), hostile.code().http(), "5", "unknown");
            List<FakeRecorder.Line> lines = gate.recorder.of(asked.send().callId());
            assertThat(lines).extracting(FakeRecorder.Line::kind).containsExactly("open", "close");
            assertThat(lines.getLast().text(FieldName.OUTCOME)).isEqualTo("unknown");
            assertThat(zone.isCutOff()).isTrue();
        } finally {
            gate.dial(Zone.BROKER);
        }
        assertThat(gate.askUntilServed(Ask.modernCall("fresh", "echo", "6")).status()).isEqualTo(200);
        assertThat(gate.servers.calls("raw")).as("sent again").isZero();
    }

    @ParameterizedTest
    @MethodSource("recorders")
    void aRecorderThatAnswersWronglyMeansNoCall(Case hostile) throws Exception {
        gate.lose(Zone.RECORDER);
        try (RawZone zone = new RawZone(gate, Zone.RECORDER); RawClient client = gate.begin(Ask.modernCall("fresh", "raw", "5"))) {
            while (zone.message().kind() != Kind.OPEN) {
                zone.say(new Noted()); // counts of refusals
            }
            hostile.evil().say(zone, null);
            RefusalShape.check(client.reply(), hostile.code(), hostile.code().http(), "5", "none");
        } finally {
            gate.dial(Zone.RECORDER);
        }
        assertThat(gate.servers.calls("raw")).isZero();
        assertThat(gate.askUntilServed(Ask.modernCall("fresh", "echo", "6")).status()).isEqualTo(200);
    }

    static Stream<Case> recorders() {
        return Stream.of(
            new Case("noted instead of opened", (zone, _) -> zone.say(new Noted()), Code.LEDGER_UNAVAILABLE),
            new Case("a part", (zone, _) -> zone.say(Part.of(new byte[1])), Code.LEDGER_UNAVAILABLE),
            new Case("an end", (zone, _) -> zone.say(End.complete()), Code.LEDGER_UNAVAILABLE),
            new Case("an opened that is cut short", (zone, _) -> zone.frame(0x38, new byte[3]), Code.LEDGER_UNAVAILABLE),
            new Case("the end of the connection", (zone, _) -> zone.close(), Code.LEDGER_UNAVAILABLE),
            new Case("a call that it knows already", (zone, _) -> zone.say(new LedgerFailed(LedgerCode.TWICE, "played")), Code.LEDGER_UNAVAILABLE));
    }
}
