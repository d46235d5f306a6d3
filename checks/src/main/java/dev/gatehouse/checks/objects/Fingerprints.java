package dev.gatehouse.checks.objects;

import java.util.Arrays;

/// What was delivered to one caller: a set of 128-bit fingerprints, each with the second of its last delivery. Open addressing without deletion,
/// 20 bytes a place; a full one is built anew without the oldest quarter.
final class Fingerprints {
    private static final int LEAST = 16;

    private final int most;
    private long[] prints = new long[2 * LEAST];
    private int[] seconds = new int[LEAST];
    private int size;

    /// @param most how many it keeps, at least 4
    Fingerprints(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /// Whether it was put at this second or later.
    boolean has(long high, long low, int since) {
        int place = place(high, low);
        return seconds[place] >= since && seconds[place] != 0;
    }

    /// @param now from 1 upwards: 0 marks a free place
    /// @param since what was put before is forgotten when room is needed
    void put(long high, long low, int now, int since) {
        int place = place(high, low);
        if (seconds[place] == 0) {
            if (size >= most || 4 * (size + 1) > 3 * seconds.length) {
                makeRoom(since);
            }
            place = place(high, low);
            size++;
        }
        prints[2 * place] = high;
        prints[2 * place + 1] = low;
        seconds[place] = now;
    }

    /// Where it lies, or would.
    private int place(long high, long low) {
        int mask = seconds.length - 1;
        int place = (int) low & mask;
        while (seconds[place] != 0 && (prints[2 * place] != high || prints[2 * place + 1] != low)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void makeRoom(int since) {
        int[] sorted = Arrays.stream(seconds).filter(second -> second >= since && second != 0).sorted().toArray();
        int unwanted = sorted.length >= most ? Math.max(1, sorted.length / 4) : 0;
        int kept = sorted.length - unwanted;
        rebuild(unwanted == 0 ? since : sorted[unwanted], kept);
    }

    /// Those of the limiting second itself are kept as far as there is room.
    private void rebuild(int since, int room) {
        long[] before = prints;
        int[] then = seconds;
        int places = LEAST;
        while (3 * places < 4 * (room + 1)) {
            places *= 2;
        }
        prints = new long[2 * places];
        seconds = new int[places];
        size = 0;
        keep(before, then, since + 1, Integer.MAX_VALUE, room);
        keep(before, then, since, since, room);
    }

    private void keep(long[] before, int[] then, int from, int to, int room) {
        for (int at = 0; at < then.length && size < room; at++) {
            if (then[at] != 0 && then[at] >= from && then[at] <= to) {
                int place = place(before[2 * at], before[2 * at + 1]);
                prints[2 * place] = before[2 * at];
                prints[2 * place + 1] = before[2 * at + 1];
                seconds[place] = then[at];
                size++;
            }
        }
    }
}
