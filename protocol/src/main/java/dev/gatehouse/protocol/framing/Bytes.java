package dev.gatehouse.protocol.framing;

import java.util.Arrays;

/// A buffer that grows up to what it is given and can be emptied.
final class Bytes {

    private static final int KEPT = 8_192;

    private byte[] all = new byte[256];
    private int length;

    int length() {
        return length;
    }

    void append(byte[] source, int from, int to) {
        int needed = Math.addExact(length, to - from);
        if (needed > all.length) all = Arrays.copyOf(all, Math.max(needed, Math.min(2 * all.length, Integer.MAX_VALUE - 16)));
        System.arraycopy(source, from, all, length, to - from);
        length = needed;
    }

    byte[] array() {
        return all;
    }

    byte[] copy() {
        return Arrays.copyOf(all, length);
    }

    /// Empties it and lets go of an unusually large array.
    void clear() {
        length = 0;
        if (all.length > KEPT) all = new byte[256];
    }
}
