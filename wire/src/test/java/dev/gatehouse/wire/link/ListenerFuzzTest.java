package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.KEEPER;
import static dev.gatehouse.wire.Zone.OFFICE;
import static dev.gatehouse.wire.Zone.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gatehouse.wire.Seeds;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Samples;
import dev.gatehouse.wire.message.Settings;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A live listener under strangers' noise and breached zones' nonsense goes on answering those who keep the rules.
class ListenerFuzzTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void strangersAndBreachedZonesDoNotDisturbTheOthers() {
        assertThat(Seeds.asked().run(seed -> assertTimeoutPreemptively(LONGEST, () -> disturbs(seed)))).isPositive();
    }

    private static void disturbs(long seed) throws Exception {
        var random = new Random(seed);
        try (var town = new Town()) {
            WireListener recorder = town.listen(RECORDER, (start, exchange) -> exchange.send(new Noted()));
            town.listen(GATE, (start, exchange) -> {
                exchange.body(((Settings) start).length());
                exchange.send(new Running(1));
            });
            ConnectionPool honest = town.keep(ConnectionPool.dialling(town.dialer(BROKER, RECORDER), 2));
            var event = new Event(LedgerFields.collect().done());
            for (int round = 0; round < 400; round++) {
                annoy(town, random, round);
                if (round % 20 == 0) {
                    assertThat(honest.ask(Town.soon(), event)).as("round %d", round).isEqualTo(new Noted());
                }
            }
            assertThat(recorder.tally().total()).isGreaterThan(50);
        }
    }

    private static void annoy(Town town, Random random, int round) throws IOException {
        try {
            if (round % 2 == 0) {
                stranger(town, random);
            } else {
                breached(town, random);
            }
        } catch (IOException cutOff) {
            assertThat(cutOff).isNotNull();
        }
    }

    private static void stranger(Town town, Random random) throws IOException {
        try (SocketChannel raw = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            raw.connect(UnixDomainSocketAddress.of(town.socket(random.nextBoolean() ? RECORDER : GATE)));
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            if (random.nextBoolean()) {
                ByteBuffer.wrap(noise).put(new byte[] {0, 0, 0, 35}, 0, Math.min(4, noise.length));
            }
            raw.write(ByteBuffer.wrap(noise));
        }
    }

    private static void breached(Town town, Random random) throws IOException {
        var zones = List.of(BROKER, KEEPER, OFFICE);
        try (var peer = new RawPeer(town, zones.get(random.nextInt(zones.size())), random.nextBoolean() ? RECORDER : GATE)) {
            List<Message> samples = Samples.all();
            for (int frames = random.nextInt(6); frames >= 0; frames--) {
                if (random.nextInt(3) == 0) {
                    peer.say(samples.get(random.nextInt(samples.size())));
                } else {
                    byte[] payload = new byte[random.nextInt(64)];
                    random.nextBytes(payload);
                    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                    peer.sayRaw(random.nextInt(20) == 0 ? random.nextInt(256) : kind.code(), random.nextInt(4) == 0 ? random.nextInt() : payload.length, payload);
                }
            }
        }
    }
}
