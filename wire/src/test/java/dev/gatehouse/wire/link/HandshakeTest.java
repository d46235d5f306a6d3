package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.KEEPER;
import static dev.gatehouse.wire.Zone.OFFICE;
import static dev.gatehouse.wire.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireGone;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandshakeTest {
    private Town town;
    private WireListener gate;

    @BeforeEach
    void build() throws Exception {
        town = new Town();
        gate = town.listen(GATE, Town.nothing());
    }

    @AfterEach
    void raze() throws Exception {
        town.close();
    }

    @Test
    void bothSidesProveThemselvesAndKnowEachOther() throws Exception {
        try (Connection connection = town.dialer(BROKER, GATE).connect(Town.soon())) {
            assertThat(connection.peer()).isEqualTo(GATE);
            Town.until(() -> gate.pool(BROKER).idle() == 1);
        }
        assertThat(gate.tally().total()).isZero();
    }

    @Test
    void aDiallerWithAnotherSecretIsNotWelcome() throws Exception {
        var wrong = Secrets.of(Map.of(GATE, StartSecret.random()));
        var dialer = WireDialer.to(town.socket(GATE), BROKER, GATE, wrong, town.me);
        assertThatThrownBy(() -> dialer.connect(Town.soon())).isInstanceOf(WireViolation.class).hasMessageContaining("bad-proof");
        assertThat(gate.pool(BROKER).size()).isZero();
    }

    @Test
    void aDiallerThatDoesNotCheckIsStillNotWelcome() throws Exception {
        try (SocketChannel raw = connect()) {
            write(raw, Kind.HELLO, hello(1, BROKER.code(), GATE.code()));
            read(raw, Kind.CHALLENGE.limit());
            write(raw, Kind.PROOF, new byte[32]);
            assertClosed(raw);
        }
        assertCounted(Rule.BAD_PROOF);
    }

    @Test
    void theListenersOwnProofSentBackProvesNothing() throws Exception {
        try (SocketChannel raw = connect()) {
            write(raw, Kind.HELLO, hello(1, BROKER.code(), GATE.code()));
            byte[] challenge = read(raw, Kind.CHALLENGE.limit());
            write(raw, Kind.PROOF, java.util.Arrays.copyOfRange(challenge, 32, 64));
            assertClosed(raw);
        }
        assertCounted(Rule.BAD_PROOF);
    }

    @Test
    void aProofRelayedFromASecondConnectionProvesNothing() throws Exception {
        try (SocketChannel one = connect(); SocketChannel two = connect()) {
            write(one, Kind.HELLO, hello(1, BROKER.code(), GATE.code()));
            byte[] first = read(one, Kind.CHALLENGE.limit());
            byte[] echoed = hello(1, BROKER.code(), GATE.code());
            System.arraycopy(first, 0, echoed, 3, 32);
            write(two, Kind.HELLO, echoed);
            byte[] second = read(two, Kind.CHALLENGE.limit());
            write(one, Kind.PROOF, java.util.Arrays.copyOfRange(second, 32, 64));
            assertClosed(one);
        }
        assertCounted(Rule.BAD_PROOF);
    }

    @Test
    void aRecordedHandshakePlayedAgainIsNotWelcome() throws Exception {
        var recorded = new ByteArrayOutputStream();
        try (var tap = new Tap(recorded)) {
            WireDialer.to(tap.socket, BROKER, GATE, town.secretsOf(BROKER), town.me).connect(Town.soon()).close();
        }
        try (SocketChannel raw = connect()) {
            raw.write(ByteBuffer.wrap(recorded.toByteArray()));
            read(raw, Kind.CHALLENGE.limit());
            assertClosed(raw);
        }
        assertCounted(Rule.BAD_PROOF);
    }

    @Test
    void aZoneThatTakesAnothersNameIsNotWelcome() {
        var keepers = Secrets.of(Map.of(GATE, town.secretsOf(KEEPER).with(GATE).orElseThrow()));
        var dialer = WireDialer.to(town.socket(GATE), BROKER, GATE, keepers, town.me);
        assertThatThrownBy(() -> dialer.connect(Town.soon())).isInstanceOf(WireException.class);
        assertThat(gate.pool(BROKER).size()).isZero();
    }

    @Test
    void aListenerThatHoldsAnotherSecretIsNotBelieved() throws Exception {
        var other = WireListener.open(town.folder.resolve("rogue"), GATE, Secrets.of(Map.of(BROKER, StartSecret.random())), town.me, Town.nothing());
        town.keep(other).start();
        var dialer = WireDialer.to(town.folder.resolve("rogue"), BROKER, GATE, town.secretsOf(BROKER), town.me);
        assertThatThrownBy(() -> dialer.connect(Town.soon())).isInstanceOfSatisfying(WireViolation.class,
                broken -> assertThat(broken.rule()).isEqualTo(Rule.BAD_PROOF));
        assertThat(dialer.tally().of(Rule.BAD_PROOF)).isEqualTo(1);
    }

    @Test
    void zonesThatDoNotTalkHereAreNotHeard() throws Exception {
        for (Zone from : Zone.values()) {
            for (Zone to : Zone.values()) {
                boolean heard = to == GATE && (from == BROKER || from == KEEPER || from == RECORDER || from == OFFICE);
                try (SocketChannel raw = connect()) {
                    write(raw, Kind.HELLO, hello(1, from.code(), to.code()));
                    assertThat(raw.read(ByteBuffer.allocate(1)) == 1).as(from + " to " + to).isEqualTo(heard);
                }
            }
        }
        assertThat(gate.tally().of(Rule.WRONG_ZONE)).isEqualTo(45);
    }

    @Test
    void anUnknownZonesCodeIsNotHeard() throws Exception {
        try (SocketChannel raw = connect()) {
            write(raw, Kind.HELLO, hello(1, 99, GATE.code()));
            assertClosed(raw);
        }
        assertCounted(Rule.WRONG_ZONE);
    }

    @Test
    void anotherVersionIsNotHeard() throws Exception {
        for (int version : new int[] {0, 2, 255}) {
            try (SocketChannel raw = connect()) {
                write(raw, Kind.HELLO, hello(version, BROKER.code(), GATE.code()));
                assertClosed(raw);
            }
        }
        assertThat(gate.tally().of(Rule.WRONG_VERSION)).isEqualTo(3);
    }

    @Test
    void aCallBeforeTheHandshakeIsNotHeard() throws Exception {
        try (SocketChannel raw = connect()) {
            write(raw, Kind.EVENT, new byte[] {0, 0});
            assertClosed(raw);
        }
        assertCounted(Rule.OUT_OF_SEQUENCE);
    }

    @Test
    void aStalledHandshakeIsCutAfterTwoSeconds() throws Exception {
        long before = System.nanoTime();
        try (SocketChannel raw = connect()) {
            raw.write(ByteBuffer.wrap(new byte[] {0, 0, 0}));
            assertClosed(raw);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_000));
        assertCounted(Rule.HANDSHAKE_LATE);
    }

    @Test
    void aDiallerDoesNotWaitForASilentListener() throws Exception {
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(town.folder.resolve("silent")));
            var dialer = WireDialer.to(town.folder.resolve("silent"), BROKER, GATE, town.secretsOf(BROKER), town.me);
            assertThatThrownBy(() -> dialer.connect(Deadline.afterMillis(150))).isInstanceOf(WireException.class);
        }
    }

    @Test
    void aProcessOfAnotherUserIsNotHeard() throws Exception {
        PeerUser others = PeerUser.numbered(54321);
        var guarded = WireListener.open(town.folder.resolve("guarded"), GATE, town.secretsOf(GATE), others, Town.nothing());
        town.keep(guarded).start();
        var dialer = WireDialer.to(town.folder.resolve("guarded"), BROKER, GATE, town.secretsOf(BROKER), town.me);
        assertThatThrownBy(() -> dialer.connect(Town.soon())).isInstanceOf(WireGone.class);
        Town.until(() -> guarded.tally().of(Rule.WRONG_USER) == 1);
    }

    @Test
    void aListenerOfAnotherUserIsNotDialled() throws Exception {
        var dialer = WireDialer.to(town.socket(GATE), BROKER, GATE, town.secretsOf(BROKER), PeerUser.numbered(54321));
        assertThatThrownBy(() -> dialer.connect(Town.soon())).isInstanceOf(WireViolation.class).hasMessageContaining("wrong-user");
    }

    @Test
    void onlyTheNumberedUserIsAdmitted() throws Exception {
        int mine = (Integer) java.nio.file.Files.getAttribute(town.folder, "unix:uid");
        try (SocketChannel raw = connect()) {
            PeerUser.numbered(mine).require(raw);
            assertThatThrownBy(() -> PeerUser.numbered(mine + 1).require(raw)).isInstanceOf(WireViolation.class);
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel raw = SocketChannel.open(StandardProtocolFamily.UNIX);
        raw.connect(UnixDomainSocketAddress.of(town.socket(GATE)));
        return raw;
    }

    private static byte[] hello(int version, int from, int to) {
        byte[] hello = new byte[35];
        hello[0] = (byte) version;
        hello[1] = (byte) from;
        hello[2] = (byte) to;
        return hello;
    }

    private static void write(SocketChannel raw, Kind kind, byte[] payload) throws IOException {
        raw.write(ByteBuffer.allocate(5 + payload.length).putInt(payload.length).put((byte) kind.code()).put(payload).flip());
    }

    private static byte[] read(SocketChannel raw, int payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + payload);
        while (frame.hasRemaining()) {
            if (raw.read(frame) < 0) {
                throw new IOException("closed after " + frame.position() + " bytes");
            }
        }
        return java.util.Arrays.copyOfRange(frame.array(), 5, 5 + payload);
    }

    /// Nothing was answered, not even an error.
    private static void assertClosed(SocketChannel raw) throws IOException {
        try {
            assertThat(raw.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private void assertCounted(Rule rule) throws InterruptedException {
        Town.until(() -> gate.tally().of(rule) == 1);
        assertThat(gate.tally().total()).isEqualTo(1);
    }

    /// A relay in front of the gate that writes down what the dialler says.
    private final class Tap implements AutoCloseable {
        private final java.nio.file.Path socket = town.folder.resolve("tap");
        private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

        Tap(ByteArrayOutputStream recorded) throws IOException {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofVirtual().start(() -> relay(recorded));
        }

        private void relay(ByteArrayOutputStream recorded) {
            try (SocketChannel dialler = server.accept(); SocketChannel onward = connect()) {
                pass(dialler, onward, Kind.HELLO, recorded);
                pass(onward, dialler, Kind.CHALLENGE, new ByteArrayOutputStream());
                pass(dialler, onward, Kind.PROOF, recorded);
                pass(onward, dialler, Kind.WELCOME, new ByteArrayOutputStream());
            } catch (IOException over) {
                recorded.reset();
            }
        }

        private static void pass(SocketChannel from, SocketChannel to, Kind kind, ByteArrayOutputStream recorded) throws IOException {
            byte[] payload = read(from, kind.limit());
            byte[] frame = ByteBuffer.allocate(5 + payload.length).putInt(payload.length).put((byte) kind.code()).put(payload).array();
            recorded.writeBytes(frame);
            to.write(ByteBuffer.wrap(frame));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
