package dev.gatehouse.checks.arguments.meanings;

/// How large a regular expression is, and whether an engine that goes back may read one text by it in exponentially many ways.
///
/// One pass over groups, classes, escapes and repetitions. It need not know whether the expression is right; the engine says that.
/// Ambiguous is: a repetition without bound of what itself varies in length or chooses (`(a+)+`, `(a|aa)*`), a counted one
/// of what has no bound (`(.*a){9}`), two without bound that may read the same (`.*.*`), and more of them than nine.
public final class RegexShape {
    private static final int DEEPEST = 24;
    private static final long CAP = 1_000_000;
    private static final int MOST_UNBOUNDED = 9;

    private final String pattern;
    private int at;
    private int unbounded;
    private boolean deep;
    private boolean ambiguous;
    private long size;

    /// What is known of a part: its size, and whether what it reads varies in length, has no bound, or is one of several.
    private record Part(long size, boolean varies, boolean endless, boolean chooses) {
        static final Part ONE = new Part(1, false, false, false);
        static final Part NOTHING = new Part(0, false, false, false);

        Part then(Part next) {
            return new Part(Math.min(CAP, size + next.size), varies || next.varies, endless || next.endless, chooses || next.chooses);
        }
    }

    private RegexShape(String pattern) {
        this.pattern = pattern;
    }

    /// What can be seen of this expression.
    public static RegexShape of(String pattern) {
        RegexShape shape = new RegexShape(pattern);
        while (shape.at < pattern.length() && !shape.deep) {
            shape.size = Math.min(CAP, shape.size + shape.alternatives(0).size());
            shape.at++;
        }
        return shape;
    }

    /// Whether it has more groups within groups than are followed.
    public boolean isDeep() {
        return deep;
    }

    boolean isAmbiguous() {
        return ambiguous || unbounded > MOST_UNBOUNDED;
    }

    /// In steps, when its counts are written out.
    public long size() {
        return size;
    }

    private Part alternatives(int depth) {
        deep |= depth > DEEPEST;
        Part all = sequence(depth);
        boolean several = false;
        while (!deep && sees('|')) {
            at++;
            several = true;
            all = all.then(sequence(depth));
        }
        return several ? new Part(all.size() + 1, true, all.endless(), true) : all;
    }

    private Part sequence(int depth) {
        Part all = Part.NOTHING;
        String endlessBefore = "";
        while (!deep && at < pattern.length() && !sees('|') && !sees(')')) {
            int from = at;
            Part atom = atom(depth);
            String text = pattern.substring(from, Math.min(at, pattern.length()));
            Part part = repeated(atom);
            boolean endlessNow = part.endless() && !atom.endless();
            ambiguous |= endlessNow && !endlessBefore.isEmpty() && (text.equals(endlessBefore) || text.equals(".") || endlessBefore.equals("."));
            endlessBefore = endlessNow ? text : "";
            all = all.then(part);
        }
        return all;
    }

    private Part atom(int depth) {
        char c = pattern.charAt(at);
        return switch (c) {
            case '(' -> group(depth);
            case '[' -> characterClass();
            case '\\' -> escape();
            default -> {
                at++;
                yield Part.ONE;
            }
        };
    }

    private Part group(int depth) {
        at++;
        if (sees('?')) {
            while (at < pattern.length() && !sees(':') && !sees('>') && !sees(')')) {
                at++;
            }
            if (!sees(')')) {
                at++;
            }
        }
        Part inside = alternatives(depth + 1);
        at++;
        return inside.then(Part.ONE);
    }

    private Part characterClass() {
        at++;
        if (sees('^')) at++;
        if (sees(']')) at++;
        while (at < pattern.length() && !sees(']')) {
            if (pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at + 2);
                at = end < 0 ? at + 1 : end + 1;
            } else if (sees('\\')) {
                at++;
            }
            at++;
        }
        at++;
        return Part.ONE;
    }

    private Part escape() {
        at += 2;
        char kind = at - 1 < pattern.length() ? pattern.charAt(at - 1) : 0;
        if (kind == 'Q') {
            int end = pattern.indexOf("\\E", at);
            int from = at;
            at = end < 0 ? pattern.length() : end + 2;
            return new Part(at - from, false, false, false);
        }
        if ((kind == 'p' || kind == 'P' || kind == 'x') && sees('{')) {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
        }
        return Part.ONE;
    }

    private Part repeated(Part once) {
        Part part = once;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '*' || c == '+') {
                at++;
                part = endlessly(part, 1);
            } else if (c == '?') {
                at++;
                part = new Part(part.size() + 1, true, part.endless(), part.chooses());
            } else if (c == '{' && counts()) {
                part = counted(part);
            } else {
                return part;
            }
            if (sees('?')) at++;
        }
        return part;
    }

    private Part endlessly(Part part, long least) {
        unbounded++;
        ambiguous |= part.varies() || part.chooses();
        return new Part(Math.min(CAP, part.size() * Math.max(1, least) + 1), true, true, part.chooses());
    }

    private boolean counts() {
        int end = pattern.indexOf('}', at);
        return end > 0 && pattern.substring(at, end + 1).matches("\\{[0-9]{1,6}(?:,[0-9]{0,6})?}");
    }

    private Part counted(Part part) {
        int end = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at + 1, end).split(",", -1);
        at = end + 1;
        long least = Long.parseLong(bounds[0]);
        if (bounds.length == 2 && bounds[1].isEmpty()) {
            return endlessly(part, least);
        }
        long most = Long.parseLong(bounds[bounds.length - 1]);
        ambiguous |= most > 1 && part.endless();
        return new Part(Math.min(CAP, part.size() * Math.max(1, most)), part.varies() || most != least, part.endless(), part.chooses());
    }

    private boolean sees(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }
}
