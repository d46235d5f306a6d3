package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.Codec;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Open;
import dev.gatehouse.wire.message.Opened;
import dev.gatehouse.wire.message.Ping;
import dev.gatehouse.wire.message.Pong;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A gate that holds its secret and says what it likes on several connections, and a recorder that hears all of them with one thread.
@Timeout(30)
class GatheringTest {
    private static final int CONNECTIONS = 3;

    private final List<Integer> together = new CopyOnWriteArrayList<>();
    private final Semaphore mayAnswer = new Semaphore(1_000_000);
    private final Semaphore asked = new Semaphore(0);
    private final Codec codec = new Codec();
    private final List<Link> links = new ArrayList<>();
    private ServerSocketChannel server;
    private Town town;
    private WireDialer dialer;
    private Standing standing;

    @BeforeEach
    void build() throws Exception {
        town = new Town();
        server = town.keep(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
        server.bind(UnixDomainSocketAddress.of(town.socket(GATE)));
        dialer = town.dialer(RECORDER, GATE);
        standing = town.keep(Standing.gathering(dialer, CONNECTIONS, CONNECTIONS + 1, this::answer));
        for (int i = 0; i < CONNECTIONS; i++) {
            links.add(accepted());
        }
    }

    @AfterEach
    void raze() throws Exception {
        links.forEach(Link::close);
        town.close();
    }

    private Link accepted() throws IOException {
        Link link = new Link(server.accept());
        link.within(Town.soon());
        Handshake.listen(link, GATE, town.secretsOf(GATE));
        return link;
    }

    private List<Message> answer(Zone peer, List<Message> questions) {
        asked.release();
        mayAnswer.acquireUninterruptibly();
        assertThat(peer).isEqualTo(GATE);
        together.add(questions.size());
        return questions.stream().map(GatheringTest::answer).toList();
    }

    private static Message answer(Message question) {
        LedgerFields fields = switch (question) {
            case Open(LedgerFields said) -> said;
            case Close(LedgerFields said) -> said;
            case Message other -> throw new IllegalStateException(other.kind() + " is not for this test");
        };
        return question instanceof Open ? new Opened(fields.number(FieldName.SETTINGS).orElse(0)) : new Noted();
    }

    @Test
    void whatWaitsTogetherIsAnsweredTogetherAndEachGetsItsOwn() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            say(i, new Ping());
            assertThat(hear(i)).isEqualTo(new Pong()); // it has been taken in
        }
        mayAnswer.drainPermits();
        say(0, open(10));
        asked.acquire();
        say(1, open(11));
        say(2, open(12));
        mayAnswer.release(2);
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(hear(i)).isEqualTo(new Opened(10 + i));
        }
        assertThat(together).containsExactly(1, 2);
    }

    @Test
    void aQuestionRightBehindTheHandshakeIsHeard() throws Exception {
        for (int i = 0; i < 8; i++) {
            links.get(i).close();
            links.add(accepted());
            say(i + CONNECTIONS, open(i));
            assertThat(hear(i + CONNECTIONS)).isEqualTo(new Opened(i));
        }
    }

    @Test
    void aPingIsAnswered() throws Exception {
        say(1, new Ping());
        assertThat(hear(1)).isEqualTo(new Pong());
        say(1, open(5));
        assertThat(hear(1)).isEqualTo(new Opened(5));
    }

    @Test
    void halfAQuestionHoldsNobodyUpAndItsOtherHalfIsStillHeard() throws Exception {
        ByteBuffer whole = frame(open(7));
        raw(0, whole.slice(0, 9));
        say(1, open(8));
        assertThat(hear(1)).isEqualTo(new Opened(8));
        raw(0, whole.slice(9, whole.limit() - 9));
        assertThat(hear(0)).isEqualTo(new Opened(7));
        say(0, open(9));
        assertThat(hear(0)).isEqualTo(new Opened(9));
    }

    @Test
    void questionsSentAheadAreAnsweredInOrder() throws Exception {
        say(0, open(1), open(2), open(3));
        for (int i = 1; i <= 3; i++) {
            assertThat(hear(0)).isEqualTo(new Opened(i));
        }
    }

    @Test
    void aGateThatNeverReadsHoldsNobodyUp() throws Exception {
        var flooding = new CountDownLatch(1);
        Thread flood = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 100_000; i++) {
                    if (i == 10_000) {
                        flooding.countDown();
                    }
                    say(0, open(i));
                }
            } catch (IOException | RuntimeException cut) {
                flooding.countDown();
            }
        });
        flooding.await(2, TimeUnit.SECONDS);
        for (int i = 0; i < 20; i++) {
            say(1, open(i));
            assertThat(hear(1)).isEqualTo(new Opened(i));
        }
        links.getFirst().close();
        flood.join();
    }

    @Test
    void aGateThatTakesNoAnswersIsHungUpOn() throws Exception {
        assertThatThrownBy(() -> {
            for (int i = 0; i < 100_000; i++) {
                say(0, open(i));
                asked.tryAcquire(1, TimeUnit.SECONDS);
            }
        }).isInstanceOf(WireException.class);
        say(1, open(2));
        assertThat(hear(1)).isEqualTo(new Opened(2));
    }

    @Test
    void aBreachIsCutOffAndCountedAndTheOthersGoOn() throws Exception {
        raw(0, ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 0x7f}));
        assertThatThrownBy(() -> hear(0)).isInstanceOf(WireException.class);
        assertThat(dialer.tally().of(Rule.UNKNOWN_KIND)).isEqualTo(1);
        say(2, open(4));
        assertThat(hear(2)).isEqualTo(new Opened(4));
    }

    @Test
    void aQuestionOverItsLimitIsCutOffBeforeItsBytesAreTaken() throws Exception {
        raw(0, ByteBuffer.wrap(new byte[] {0, 1, 0, 0, (byte) Kind.OPEN.code()}));
        assertThatThrownBy(() -> hear(0)).isInstanceOf(WireException.class);
        assertThat(dialer.tally().of(Rule.OVER_LIMIT)).isEqualTo(1);
    }

    @Test
    void aHandlerThatFailsEndsTheConnectionsOfWhomItFailed() throws Exception {
        say(0, new dev.gatehouse.wire.message.Count(LedgerFields.collect().done()));
        assertThatThrownBy(() -> hear(0)).isInstanceOf(WireException.class);
        say(1, open(3));
        assertThat(hear(1)).isEqualTo(new Opened(3));
        links.add(accepted());
        say(CONNECTIONS, open(6));
        assertThat(hear(CONNECTIONS)).isEqualTo(new Opened(6));
    }

    @Test
    void whileOneIsAnsweredAnotherIsDialled() throws Exception {
        mayAnswer.drainPermits();
        say(0, open(1));
        links.add(accepted());
        assertThat(links).hasSize(CONNECTIONS + 1);
        mayAnswer.release();
        assertThat(hear(0)).isEqualTo(new Opened(1));
    }

    @Test
    void closingEndsEveryConnection() throws Exception {
        standing.close();
        for (int i = 0; i < CONNECTIONS; i++) {
            int each = i;
            assertThatThrownBy(() -> hear(each)).isInstanceOf(WireException.class);
        }
        assertThat(standing.size()).isBetween(0, CONNECTIONS);
    }

    private static Message open(long number) {
        return new Open(LedgerFields.collect().with(FieldName.SETTINGS, number).done());
    }

    private void say(int which, Message... messages) throws IOException {
        Link link = links.get(which);
        for (Message message : messages) {
            link.put(message.kind(), new Codec().encode(message));
        }
        link.flush();
    }

    private ByteBuffer frame(Message message) {
        ByteBuffer payload = codec.encode(message);
        return ByteBuffer.allocate(Link.HEADER + payload.remaining()).putInt(payload.remaining()).put((byte) message.kind().code()).put(payload).flip();
    }

    private void raw(int which, ByteBuffer bytes) throws IOException {
        links.get(which).channel().write(bytes);
    }

    private Message hear(int which) throws IOException {
        Link.Frame frame = links.get(which).read((code, length) -> Kind.of(code));
        return Codec.decode(frame.kind(), frame.payload());
    }
}
