package dev.gatehouse.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a seal signs: a fixed sentence, so that the key's signatures mean nothing elsewhere, and the chain's head over all before and the
/// seal's own members.
final class SealMessage {
    private static final byte[] SENTENCE = "gatehouse ledger seal 1\n".getBytes(StandardCharsets.US_ASCII);

    private SealMessage() {}

    static byte[] of(byte[] head) {
        byte[] message = Arrays.copyOf(SENTENCE, SENTENCE.length + head.length);
        System.arraycopy(head, 0, message, SENTENCE.length, head.length);
        return message;
    }
}
