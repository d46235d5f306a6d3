package dev.gatehouse.checks.arguments.schema;

import java.util.Arrays;
import java.util.regex.Pattern;

/// Where in the arguments a judgement is. Only names that the schema states are shown, so that nothing of the caller's text is.
final class Place {
    private static final int LONGEST = 200;
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9_$-]{1,64}");

    private String[] names = new String[8];
    private int[] indexes = new int[8];
    private int steps;

    /// Into a member that the schema names.
    void into(String name) {
        step(name, 0);
    }

    /// Into a member that only the caller names.
    void intoOther() {
        step("*", 0);
    }

    /// Into an element.
    void into(int index) {
        step(null, index);
    }

    void out() {
        steps--;
    }

    private void step(String name, int index) {
        if (steps == names.length) {
            names = Arrays.copyOf(names, 2 * steps);
            indexes = Arrays.copyOf(indexes, 2 * steps);
        }
        names[steps] = name;
        indexes[steps++] = index;
    }

    @Override
    public String toString() {
        var path = new StringBuilder("arguments");
        for (int at = 0; at < steps && path.length() < LONGEST; at++) {
            if (names[at] == null) {
                path.append('[').append(indexes[at]).append(']');
            } else {
                path.append('.').append(names[at].equals("*") || SHOWN.matcher(names[at]).matches() ? names[at] : "?");
            }
        }
        return path.length() < LONGEST ? path.toString() : path + "...";
    }
}
