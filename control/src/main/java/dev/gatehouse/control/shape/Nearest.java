package dev.gatehouse.control.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Which of the valid words somebody may have meant.
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /// The nearest word to one that is not known, as the end of a sentence; nothing where none is near.
    public static String meant(String written, Collection<String> known) {
        return to(written, known).map(word -> " Did you mean " + word + "?").orElse("");
    }

    /// The nearest word, if any is near enough to be a likely slip: within a third of its letters, two at least.
    public static Optional<String> to(String written, Collection<String> valid) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String slip = written.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(word -> distance(slip, word.toLowerCase(Locale.ROOT)) <= Math.max(2, word.length() / 3))
                .filter(word -> distance(slip, word.toLowerCase(Locale.ROOT)) < word.length())
                .min(Comparator.comparingInt(word -> distance(slip, word.toLowerCase(Locale.ROOT))));
    }

    /// How many letters to insert, remove, change, or swap with their neighbour (optimal string alignment).
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
