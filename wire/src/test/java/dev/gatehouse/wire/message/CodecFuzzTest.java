package dev.gatehouse.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.Seeds;
import dev.gatehouse.wire.WireViolation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Payloads of every kind, mutated, cut, lengthened and made up: each is a valid message or a violation, and costs no more than it is long.
class CodecFuzzTest {
    private static final Map<Kind, List<Seed>> SEEDS = seeds().stream().collect(Collectors.groupingBy(Seed::kind));
    private static final long SLACK = 200_000;
    private static final int ROUNDS = 250_000;

    @Test
    void whateverCrossesIsAMessageOrAViolation() {
        assertThat(Seeds.asked().run(CodecFuzzTest::everyRound)).isPositive();
    }

    private static void everyRound(long seed) {
        RandomGenerator random = new Random(seed);
        List<Seed> seeds = seeds();
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            byte[] payload = payload(random, seeds, kind);
            if (decodes(kind, payload, round)) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 100);
        assertThat(refused).isGreaterThan(ROUNDS / 4);
    }

    private static boolean decodes(Kind kind, byte[] payload, int round) {
        long before = Allocated.soFar();
        try {
            Message message = Codec.decode(kind, ByteBuffer.wrap(payload));
            requireCheap(before, payload);
            if (!Arrays.equals(written(message), payload)) {
                throw new IllegalStateException("it has a second form");
            }
            return true;
        } catch (WireViolation refused) {
            requireCheap(before, payload);
            return false;
        } catch (RuntimeException | Error surprise) {
            throw new AssertionError("round " + round + " kind " + kind, surprise);
        }
    }

    /// A decoder that trusted a length in a payload of a few bytes would allocate up to 8 MiB; the slack is for an exception's trace and for
    /// classes that are loaded now and then.
    private static void requireCheap(long before, byte[] payload) {
        long cost = Allocated.soFar() - before;
        if (cost > 100L * payload.length + SLACK) {
            throw new IllegalStateException(cost + " bytes allocated for " + payload.length);
        }
    }

    /// What is accepted has exactly one form: written again it is the same bytes.
    private static byte[] written(Message message) {
        ByteBuffer payload = new Codec().encode(message);
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }

    private record Seed(Kind kind, byte[] payload) {
    }

    private static List<Seed> seeds() {
        List<Seed> seeds = new ArrayList<>();
        Samples.all().forEach(message -> seeds.add(new Seed(message.kind(), written(message))));
        return seeds;
    }

    private static byte[] payload(RandomGenerator random, List<Seed> seeds, Kind kind) {
        List<Seed> fitting = random.nextInt(8) == 0 ? seeds : SEEDS.getOrDefault(kind, List.of());
        if (fitting.isEmpty() || random.nextInt(10) == 0) {
            byte[] madeUp = new byte[random.nextInt(200)];
            new Random(random.nextLong()).nextBytes(madeUp);
            return madeUp;
        }
        byte[] payload = fitting.get(random.nextInt(fitting.size())).payload().clone();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            payload = changed(random, payload);
        }
        return payload;
    }

    private static byte[] changed(RandomGenerator random, byte[] payload) {
        int at = payload.length == 0 ? 0 : random.nextInt(payload.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(payload, at);
            case 1 -> Arrays.copyOf(payload, payload.length + 1 + random.nextInt(8));
            case 2 -> payload.length == 0 ? payload : with(payload, at, (byte) random.nextInt(256));
            case 3 -> payload.length == 0 ? payload : with(payload, at, (byte) (payload[at] ^ 1 << random.nextInt(8)));
            case 4 -> payload.length < 4 ? payload : withInt(payload, random.nextInt(payload.length - 3), random);
            default -> inserted(payload, at, (byte) random.nextInt(256));
        };
    }

    private static byte[] with(byte[] payload, int at, byte value) {
        payload[at] = value;
        return payload;
    }

    private static byte[] withInt(byte[] payload, int at, RandomGenerator random) {
        int[] telling = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 1, payload.length, 0x00ff_ffff, 0xffff};
        ByteBuffer.wrap(payload).putInt(at, telling[random.nextInt(telling.length)]);
        return payload;
    }

    private static byte[] inserted(byte[] payload, int at, byte value) {
        return ByteBuffer.allocate(payload.length + 1).put(payload, 0, at).put(value).put(payload, at, payload.length - at).array();
    }
}
