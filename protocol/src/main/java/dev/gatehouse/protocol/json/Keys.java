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
    static final int FEW = 8;

    private Keys() {}

    /// Refuses exact duplicates among `names[from..to)` and returns a table from name to position when there are many.
    static Map<String, Integer> requireDistinct(String[] names, int from, int to) throws Malformed {
        if (to - from > FEW) return table(names, from, to);
        for (int one = from + 1; one < to; one++) {
            for (int other = from; other < one; other++) {
                if (names[one].equals(names[other])) throw new Malformed(Reason.DUPLICATE_KEY);
            }
        }
        return Map.of();
    }

    private static Map<String, Integer> table(String[] names, int from, int to) throws Malformed {
        Map<String, Integer> table = HashMap.newHashMap(to - from);
        for (int at = from; at < to; at++) {
            if (table.put(names[at], at - from) != null) throw new Malformed(Reason.DUPLICATE_KEY);
        }
        return table;
    }

    /// Refuses names of an envelope object that are variants of each other or of a word of the protocol.
    static void requireNoVariants(String[] names, int from, int to, Map<String, String> words) throws Malformed {
        Set<String> folded = HashSet.newHashSet(to - from);
        for (int at = from; at < to; at++) {
            String name = names[at];
            String plain = fold(name);
            String word = words.get(plain);
            if (!folded.add(plain) || word != null && !word.equals(name)) throw new Malformed(Reason.CASE_VARIANT_KEY);
        }
    }

    /// NFC, then upper and lower case: also `ſ` (s) and the Kelvin sign (k) fold, as they do in Go.
    static String fold(String name) {
        boolean ascii = true;
        boolean lower = true;
        for (int at = 0; at < name.length(); at++) {
            char unit = name.charAt(at);
            ascii &= unit < 0x80;
            lower &= unit < 'A' || unit > 'Z';
        }
        if (ascii) return lower ? name : name.toLowerCase(Locale.ROOT);
        return Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
