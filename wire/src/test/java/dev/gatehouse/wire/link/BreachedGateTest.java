package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.message.Codec;
import dev.gatehouse.wire.message.Credit;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Held;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Ping;
import dev.gatehouse.wire.message.Pong;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A gate that holds its secret and says what it likes, and the broker that dialled it.
@Timeout(30)
class BreachedGateTest {
    private final AtomicInteger answered = new AtomicInteger();
    private final Codec codec = new Codec();
    private Town town;
    private WireDialer dialer;
    private Link link;

    @BeforeEach
    void build() throws Exception {
        town = new Town();
        ServerSocketChannel server = town.keep(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
        server.bind(UnixDomainSocketAddress.of(town.socket(GATE)));
        dialer = town.dialer(BROKER, GATE);
        town.keep(Standing.open(dialer, 1, 1, this::answer));
        link = new Link(server.accept());
        link.within(Town.soon());
        Handshake.listen(link, GATE, town.secretsOf(GATE));
    }

    @AfterEach
    void raze() throws Exception {
        link.close();
        town.close();
    }

    private void answer(Message start, Exchange exchange) throws IOException {
        byte[] body = exchange.body(Limits.BODY);
        answered.incrementAndGet();
        exchange.answer(new Head(200, List.of(), ""), body);
    }

    @Test
    void creditThatComesAfterTheEndIsIgnoredAndWordThatItIsReadIsNoStart() throws Exception {
        for (int i = 0; i < 3; i++) {
            say(Town.call(1, 10), Part.of(new byte[1]), End.complete());
            assertThat(hear()).isInstanceOf(Head.class);
            assertThat(hear()).isInstanceOf(Part.class);
            assertThat(hear()).isEqualTo(End.complete());
            say(new Credit(1), new Held(), new Credit(2), new Held());
            say(new Ping());
            assertThat(hear()).isEqualTo(new Pong());
        }
        assertThat(dialer.tally().total()).isZero();
    }

    @Test
    void creditOverItsLimitIsABreachEvenAfterTheEnd() throws Exception {
        say(Town.call(0, 1), End.complete());
        hear();
        hear();
        say(new Credit(Limits.CREDIT), new Credit(1));
        assertCutOffFor(Rule.OVER_CREDIT);
    }

    @Test
    void aCallThatIsCutShortIsNeverAnswered() throws Exception {
        say(Town.call(3, 1), Part.of(new byte[2]), End.complete());
        assertCutOffFor(Rule.BAD_VALUE);
        assertThat(answered).hasValue(0);
    }

    @Test
    void aBodyLongerThanAnnouncedIsNeverAnswered() throws Exception {
        say(Town.call(3, 1), Part.of(new byte[4]), End.complete());
        assertCutOffFor(Rule.OVER_LIMIT);
        assertThat(answered).hasValue(0);
    }

    @Test
    void aGateCannotPlayAnotherZone() throws Exception {
        say(new Head(200, List.of(), ""));
        assertCutOffFor(Rule.NOT_ALLOWED);
    }

    @Test
    void aStartInTheMiddleOfAnotherIsABreach() throws Exception {
        say(Town.call(3, 1), Town.call(3, 1));
        assertCutOffFor(Rule.OUT_OF_SEQUENCE);
        assertThat(answered).hasValue(0);
    }

    private void say(Message... messages) throws IOException {
        for (Message message : messages) {
            link.put(message.kind(), codec.encode(message));
        }
        link.flush();
    }

    private Message hear() throws IOException {
        Link.Frame frame = link.read((code, length) -> Kind.of(code));
        return Codec.decode(frame.kind(), frame.payload());
    }

    private void assertCutOffFor(Rule rule) {
        assertThatThrownBy(this::hear).isInstanceOf(WireException.class);
        assertThat(dialer.tally().of(rule)).isEqualTo(1);
        assertThat(dialer.tally().total()).isEqualTo(1);
    }
}
