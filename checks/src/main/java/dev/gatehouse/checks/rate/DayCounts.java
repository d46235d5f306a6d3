package dev.gatehouse.checks.rate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/// A count for each key, 12 bytes each in a table that is at most three quarters full: 100,000 keys take 3 MiB, a million 24 MiB.
///
/// A key is kept as the first 8 bytes of its salted SHA-256, so nobody can choose one that falls on another's. That two of a million fall together
/// by chance has odds of one in 30 million; they would share one count. Not thread-safe; its owner locks it.
final class DayCounts {
    private static final int SMALLEST = 64;

    private final MessageDigest digest = sha256();
    private final byte[] salt;
    private long[] keys = new long[SMALLEST];
    private int[] counts = new int[SMALLEST];
    private int size;

    DayCounts(byte[] salt) {
        this.salt = salt.clone();
    }

    static byte[] freshSalt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    byte[] salt() {
        return salt.clone();
    }

    /// What is kept of a key. It is never 0, which marks an empty spot.
    long print(String key) {
        digest.update(salt);
        long print = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
        return print == 0 ? 1 : print;
    }

    int of(long print) {
        return counts[spot(print)];
    }

    boolean knows(long print) {
        return keys[spot(print)] == print;
    }

    int size() {
        return size;
    }

    void set(long print, int count) {
        int spot = spot(print);
        size += keys[spot] == 0 ? 1 : 0;
        keys[spot] = print;
        counts[spot] = count;
        if (size > keys.length - keys.length / 4) {
            grow();
        }
    }

    Map<Long, Integer> all() {
        Map<Long, Integer> all = HashMap.newHashMap(size);
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                all.put(keys[at], counts[at]);
            }
        }
        return all;
    }

    /// Where the key is, or would be.
    private int spot(long print) {
        int spot = (int) print & keys.length - 1;
        while (keys[spot] != 0 && keys[spot] != print) {
            spot = spot + 1 & keys.length - 1;
        }
        return spot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[keys.length];
        for (int at = 0; at < oldKeys.length; at++) {
            if (oldKeys[at] != 0) {
                int spot = spot(oldKeys[at]);
                keys[spot] = oldKeys[at];
                counts[spot] = oldCounts[at];
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
