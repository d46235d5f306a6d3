package dev.gatehouse.attack;

import java.util.Arrays;

/// Whether two kinds of answers take equally long: their medians, against how much answers of one kind differ among themselves.
///
/// Medians may differ by 8 % of the spread between the quartiles, and by what so few measurements leave open: five standard errors of the
/// difference of two medians, 6.6 spreads over the root of their number.
final class Timing {
    private static final double ALLOWED = 0.08;
    private static final double OPEN = 6.6;

    private final long[] first;
    private final long[] second;
    private int firsts;
    private int seconds;

    Timing(int pairs) {
        first = new long[pairs];
        second = new long[pairs];
    }

    void add(boolean isSecond, long nanos) {
        if (isSecond) {
            second[seconds++] = nanos;
        } else {
            first[firsts++] = nanos;
        }
    }

    boolean differs() {
        double spread = Math.max(spread(first), spread(second));
        return Math.abs(median(first) - median(second)) > Math.max(ALLOWED, OPEN / Math.sqrt(first.length)) * spread;
    }

    String words() {
        return "medians of %.3f and %.3f ms over %d pairs, quartiles %.3f and %.3f ms apart".formatted(median(first) / 1e6, median(second) / 1e6,
            first.length, spread(first) / 1e6, spread(second) / 1e6);
    }

    private static double median(long[] values) {
        return quantile(values, 0.5);
    }

    private static double spread(long[] values) {
        return quantile(values, 0.75) - quantile(values, 0.25);
    }

    private static double quantile(long[] values, double part) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }
}
