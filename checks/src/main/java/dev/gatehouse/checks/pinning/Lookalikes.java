package dev.gatehouse.checks.pinning;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/// Whether one tool's name could be taken for another's by a person or a model: equal, equal but for what the eye passes over, or a slip of
/// the hand away. Names hold ASCII alone (SEP-986), so the confusable letters are those that ASCII has (Unicode TS 39 knows the rest).
public final class Lookalikes {
    private static final int SHORT = 4;
    private static final int LONG = 12;
    /// Several letters first: what looks like one.
    private static final Map<String, String> GROUPS = Map.of("rn", "m", "vv", "w", "cl", "d");
    private static final String FROM = "01l|5289";
    private static final String TO = "oiiiszbg";

    private Lookalikes() {}

    /// How much two names are alike.
    public enum Likeness {
        EQUAL,
        CONFUSABLE,
        NEAR,
        NONE
    }

    /// How a tool stands that nobody has approved, beside the approved ones of its tenant. Names of its own server are no matter.
    public static Standing standing(Pins.Named tool, Collection<Pins.Named> approved) {
        return approved.stream().filter(each -> !each.server().equals(tool.server()) && of(each.tool(), tool.tool()) != Likeness.NONE)
            .<Standing>map(each -> new Standing.Lookalike(each.server(), each.tool())).findFirst().orElseGet(Standing.Unseen::new);
    }

    /// How much these two are alike.
    public static Likeness of(String one, String other) {
        if (one.equals(other)) {
            return Likeness.EQUAL;
        }
        String first = skeleton(one);
        String second = skeleton(other);
        if (first.equals(second)) {
            return Likeness.CONFUSABLE;
        }
        int least = Math.min(first.length(), second.length());
        int allowed = least < SHORT ? 0 : least < LONG ? 1 : 2;
        return distance(first, second, allowed) <= allowed ? Likeness.NEAR : Likeness.NONE;
    }

    /// What is left of a name for a glance: no case, no separators, one letter for those that look alike.
    static String skeleton(String name) {
        String text = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9|]", "");
        StringBuilder seen = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            String group = at + 1 < text.length() ? GROUPS.get(text.substring(at, at + 2)) : null;
            if (group != null) {
                seen.append(group);
                at++;
            } else {
                int known = FROM.indexOf(text.charAt(at));
                seen.append(known < 0 ? text.charAt(at) : TO.charAt(known));
            }
        }
        return seen.toString();
    }

    /// Letters added, left out, changed or swapped with the next (optimal string alignment); more than `most` counts as one more than that.
    private static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int column = 0; column < last.length; column++) {
            last[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] now = new int[other.length() + 1];
            now[0] = row;
            for (int column = 1; column < now.length; column++) {
                boolean same = one.charAt(row - 1) == other.charAt(column - 1);
                now[column] = Math.min(Math.min(now[column - 1], last[column]) + 1, last[column - 1] + (same ? 0 : 1));
                boolean swapped = row > 1 && column > 1 && one.charAt(row - 1) == other.charAt(column - 2) && one.charAt(row - 2) == other.charAt(column - 1);
                now[column] = swapped ? Math.min(now[column], before[column - 2] + 1) : now[column];
            }
            before = last;
            last = now;
        }
        return last[other.length()];
    }
}
