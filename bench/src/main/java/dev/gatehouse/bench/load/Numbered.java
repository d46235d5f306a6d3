package dev.gatehouse.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Bytes with the id of a call in one or more places. Ids have ten digits, so that these bytes stand for any call, with other digits in them.
final class Numbered {
    private static final long FIRST = 1_000_000_000L;
    private static final int DIGITS = 10;

    private final byte[] bytes;
    private final int[] places;

    private Numbered(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    /// Finds the id of the call with this number wherever it stands.
    static Numbered of(byte[] bytes, long number) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String id = Long.toString(id(number));
        return new Numbered(bytes.clone(), IntStream.iterate(text.indexOf(id), at -> at >= 0, at -> text.indexOf(id, at + DIGITS)).toArray());
    }

    /// The id of the call with this number.
    static long id(long number) {
        return FIRST + number;
    }

    /// The bytes for the call with this number, good until the next are asked for.
    byte[] with(long number) {
        for (int place : places) {
            long rest = id(number);
            for (int i = DIGITS - 1; i >= 0; i--) {
                bytes[place + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return bytes;
    }

    /// A copy that another thread may number.
    Numbered copy() {
        return new Numbered(Arrays.copyOf(bytes, bytes.length), places);
    }
}
