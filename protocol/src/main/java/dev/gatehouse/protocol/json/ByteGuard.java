package dev.gatehouse.protocol.json;

import dev.gatehouse.protocol.json.Malformed.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The byte guard that runs before any token is read: strict UTF-8 (RFC 3629), no byte order mark, no NUL.
///
/// The token reader guesses UTF-16 and UTF-32 from NUL bytes and lets overlong forms pass inside strings; after this guard there is
/// nothing left to guess. Held by `ReaderOdditiesTest` and, against the platform's own decoder, by `ByteGuardTest`.
final class ByteGuard {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private ByteGuard() {}

    static void check(byte[] bytes) throws Malformed {
        if (startsWithMark(bytes)) throw new Malformed(Reason.BOM);
        int at = 0;
        while (at < bytes.length) {
            int next = skipAscii(bytes, at);
            at = next == at ? sequence(bytes, at) : next;
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF)
            || (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
    }

    /// Eight bytes at a time while all are ASCII and none is a quote, a backslash or DEL: most of most strings.
    static int skipPlain(byte[] bytes, int from) {
        int at = from;
        while (at + 8 <= bytes.length) {
            long eight = (long) LONGS.get(bytes, at);
            if (((eight | zeros(eight ^ '"' * ONES) | zeros(eight ^ '\\' * ONES) | zeros(eight ^ 0x7F * ONES)) & HIGH_BITS) != 0) return at;
            at += 8;
        }
        return at;
    }

    /// The high bit of each byte that is zero (and, behind such a byte, perhaps of others: good enough to ask whether there is one).
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }

    /// Eight bytes at a time while all are ASCII and none is NUL.
    private static int skipAscii(byte[] bytes, int from) {
        int at = from;
        while (at + 8 <= bytes.length) {
            long eight = (long) LONGS.get(bytes, at);
            if (((eight | zeros(eight)) & HIGH_BITS) != 0) return at;
            at += 8;
        }
        return at;
    }

    /// One character; returns the position after it.
    private static int sequence(byte[] bytes, int at) throws Malformed {
        int lead = bytes[at] & 0xFF;
        if (lead == 0) throw new Malformed(Reason.NUL);
        if (lead < 0x80) return at + 1;
        if (lead < 0xC2 || lead > 0xF4) throw new Malformed(Reason.NOT_UTF8);
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > bytes.length) throw new Malformed(Reason.NOT_UTF8);
        requireSecond(lead, bytes[at + 1] & 0xFF);
        for (int more = 2; more < length; more++) {
            if ((bytes[at + more] & 0xC0) != 0x80) throw new Malformed(Reason.NOT_UTF8);
        }
        return at + length;
    }

    private static void requireSecond(int lead, int second) throws Malformed {
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) throw new Malformed(Reason.NOT_UTF8);
    }
}
