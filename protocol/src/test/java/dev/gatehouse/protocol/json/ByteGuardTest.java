package dev.gatehouse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The byte guard accepts what the platform's strict decoder accepts, less marks and NUL.
class ByteGuardTest {

    @Test
    void everySequenceOfTwoBytesIsJudgedAsByThePlatform() {
        for (int pair = 0; pair < 1 << 16; pair++) agree(new byte[] {'a', (byte) (pair >> 8), (byte) pair});
    }

    @Test
    void longerSequencesAreJudgedAsByThePlatform() {
        Random random = new Random(7);
        int[] leads = {0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
        int[] edges = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0};
        for (int lead : leads) {
            for (int second : edges) {
                for (int third : edges) {
                    for (int fourth : edges) agree(new byte[] {'x', (byte) lead, (byte) second, (byte) third, (byte) fourth});
                }
            }
        }
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = "0123456789abcdef\u00e9\u20ac\ud83d\ude00 and more text of some length".getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            agree(bytes);
        }
    }

    private static void agree(byte[] bytes) {
        boolean expected;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            expected = true;
            for (byte each : bytes) expected &= each != 0;
        } catch (CharacterCodingException malformed) {
            expected = false;
        }
        boolean found;
        try {
            ByteGuard.check(bytes);
            found = true;
        } catch (Malformed refused) {
            found = false;
        }
        if (found != expected) assertThat(bytes).as("accepted: " + found).isNull();
    }
}
