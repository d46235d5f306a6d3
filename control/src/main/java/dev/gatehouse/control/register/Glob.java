package dev.gatehouse.control.register;

/// A pattern for names: `*` is any run of characters, `?` exactly one, all else itself. No escapes and no regular expressions:
/// a match takes at most (length of pattern × length of text) steps, and the pattern's length is bounded. See the worst cases in
/// [GlobTest].
public record Glob(String pattern) implements Comparable<Glob> {
    /// The longest pattern, in code points.
    public static final int LONGEST = 256;

    public Glob {
        if (pattern.isEmpty() || pattern.codePointCount(0, pattern.length()) > LONGEST) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " characters");
        }
        if (pattern.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException("a pattern holds no control characters");
        }
    }

    /// Whether the pattern matches the whole text.
    public boolean matches(String text) {
        return matches(pattern.codePoints().toArray(), text.codePoints().toArray());
    }

    /// Whether it matches everything.
    public boolean isEverything() {
        return pattern.chars().allMatch(c -> c == '*');
    }

    /// Walks both; on a mismatch goes back to the last `*` only and lets it take one character more. An earlier `*` never has to
    /// take more: what it gave up, the last one can take.
    private static boolean matches(int[] pattern, int[] text) {
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int t = 0; t < text.length; ) {
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == text[t])) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        return p == pattern.length;
    }

    @Override
    public int compareTo(Glob other) {
        return pattern.compareTo(other.pattern);
    }
}
