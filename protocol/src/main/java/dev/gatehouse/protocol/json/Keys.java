package dev.gatehouse.protocol.json;

import dev.gatehouse.protocol.json.Malformed.Reason;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names of one object: equal ones are refused, in the envelope also those that only look different to a peer that folds case.
final class Keys {

    /// Up to this many names, looking at each is cheaper than a table.
    static final int FEW = 24;

    private Keys() {}

    /// Refuses exact duplicates among `names[from..to)` and returns a table from name to position when there are many.
    ///
    /// The token reader hands out the same string for the same name again and again, so its hash is known; a bit for each hash
    /// spares most comparisons.
    static Map<String, Integer> requireDistinct(String[] names, int from, int to) throws Malformed {
        if (to - from > FEW) return table(names, from, to);
        long seen = 0;
        for (int at = from; at < to; at++) {
            int hash = names[at].hashCode();
            long bit = 1L << (hash ^ hash >>> 6 ^ hash >>> 12);
            if ((seen & bit) != 0) requireNew(names, from, at);
            seen |= bit;
        }
        return Map.of();
    }

    private static void requireNew(String[] names, int from, int at) throws Malformed {
        for (int other = from; other < at; other++) {
            if (names[at].equals(names[other])) throw new Malformed(Reason.DUPLICATE_KEY);
        }
    }

    private static Map<String, Integer> table(String[] names, int from, int to) throws Malformed {
        Map<String, Integer> table = HashMap.newHashMap(to - from);
        for (int at = from; at < to; at++) {
            if (table.put(names[at], at - from) != null) throw new Malformed(Reason.DUPLICATE_KEY);
        }
        return table;
    }

    /// Refuses names of an envelope object that are variants of each other or of a word of the protocol. Called after
    /// [#requireDistinct], so names that fold to themselves differ already.
    static void requireNoVariants(String[] names, int from, int to, Map<String, String> words) throws Malformed {
        boolean folding = false;
        for (int at = from; at < to; at++) {
            String name = names[at];
            String plain = fold(name);
            String word = words.get(plain);
            if (word != null && !word.equals(name)) throw new Malformed(Reason.CASE_VARIANT_KEY);
            folding |= word == null && !plain.equals(name);
        }
        if (folding) requireDistinctFolded(names, from, to);
    }

    /// Refuses names that differ in case or composition alone. Called after [#requireDistinct], so names that fold to themselves differ already.
    static void requireDistinctFolded(String[] names, int from, int to) throws Malformed {
        if (areFolded(names, from, to)) return;
        Set<String> folded = HashSet.newHashSet(to - from);
        for (int at = from; at < to; at++) {
            if (!folded.add(fold(names[at]))) throw new Malformed(Reason.CASE_VARIANT_KEY);
        }
    }

    private static boolean areFolded(String[] names, int from, int to) {
        for (int at = from; at < to; at++) if (!isFolded(names[at])) return false;
        return true;
    }

    /// Whether it is ASCII without a capital, as most names are.
    private static boolean isFolded(String name) {
        for (int at = 0; at < name.length(); at++) {
            char unit = name.charAt(at);
            if (unit >= 0x80 || unit >= 'A' && unit <= 'Z') return false;
        }
        return true;
    }

    private static boolean isAscii(String name) {
        for (int at = 0; at < name.length(); at++) if (name.charAt(at) >= 0x80) return false;
        return true;
    }

    /// NFC, then every case of each letter: also `ſ` (s), the Kelvin sign (k) and `ẞ` (ß) fold, as they do in Go. Held by `KeysTest`.
    static String fold(String name) {
        if (isFolded(name)) return name;
        if (isAscii(name)) return name.toLowerCase(Locale.ROOT);
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
