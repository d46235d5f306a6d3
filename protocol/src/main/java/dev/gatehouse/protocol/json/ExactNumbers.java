package dev.gatehouse.protocol.json;

import dev.gatehouse.protocol.json.Malformed.Reason;
import java.math.BigDecimal;

/// Whether a number means the same to everybody: its decimal value survives binary64, which most peers read.
///
/// Held by `ReaderOdditiesTest`; the cost of the slow way is bounded because it needs 16 digits to be asked for.
final class ExactNumbers {

    private static final int LARGEST_EXPONENT = 308;
    private static final int SAFE_EXPONENT = 200;
    private static final int SAFE_DIGITS = 15;

    private ExactNumbers() {}

    /// Judges a number of the grammar in `source[from..to)`.
    static void require(byte[] source, int from, int to) throws Malformed {
        if (to - from > JsonLimits.LONGEST_EXACT_NUMBER) throw new Malformed(Reason.NUMBER_TOO_LONG);
        int digits = 0;
        int exponent = 0;
        int at = from;
        for (; at < to; at++) {
            byte unit = source[at];
            if (unit == 'e' || unit == 'E') break;
            if (unit >= '0' && unit <= '9' && (unit != '0' || digits > 0)) digits++;
        }
        if (at < to) exponent = exponent(source, at + 1, to);
        if (digits <= SAFE_DIGITS && exponent <= SAFE_EXPONENT) return;
        requireRoundTrip(Ascii.text(source, from, to));
    }

    private static int exponent(byte[] source, int from, int to) throws Malformed {
        int value = 0;
        for (int at = from; at < to; at++) {
            if (source[at] == '+' || source[at] == '-') continue;
            value = value * 10 + source[at] - '0';
            if (value > LARGEST_EXPONENT) throw new Malformed(Reason.NUMBER_OUT_OF_RANGE);
        }
        return value;
    }

    private static void requireRoundTrip(String text) throws Malformed {
        double binary = Double.parseDouble(text);
        if (Double.isInfinite(binary)) throw new Malformed(Reason.NUMBER_OUT_OF_RANGE);
        BigDecimal decimal = new BigDecimal(text);
        if (BigDecimal.valueOf(binary).compareTo(decimal) == 0) return;
        if (isWhole(text) && new BigDecimal(binary).compareTo(decimal) == 0) return;
        throw new Malformed(Reason.NUMBER_NOT_EXACT);
    }

    private static boolean isWhole(String text) {
        return text.chars().allMatch(unit -> unit == '-' || unit >= '0' && unit <= '9');
    }
}
