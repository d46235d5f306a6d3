package dev.gatehouse.cli.verbs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pins as lines for a person. The office has made every text of a server's safe to be printed.
final class PinLines {
    private static final int WIDTH = 100;
    /// Equal lines that are shown around others.
    private static final int AROUND = 1;

    private PinLines() {}

    /// Whose it is: tenant, server, tool.
    static String item(Map<?, ?> item) {
        return item.get("tenant") + "/" + item.get("server") + "  " + (item.get("tool") instanceof String tool ? tool : "(itself)");
    }

    /// Why it waits.
    static String why(Map<?, ?> item) {
        return item.get("like") instanceof Map<?, ?> like ? "like " + like.get("tool") + " of " + like.get("server") : String.valueOf(item.get("why"));
    }

    /// Everything that waits, member by member: what was before after `-`, what is now after `+`.
    static void differences(Told told, PrintWriter out) {
        for (Map<?, ?> each : told.objects("differences")) {
            out.println(item(each) + "  " + why(each));
            out.println("  approved  " + (each.get("approved") instanceof String digest ? digest : "nothing"));
            out.println("  now       " + each.get("digest"));
            if (each.get("members") instanceof List<?> members) {
                members.stream().filter(Map.class::isInstance).map(Map.class::cast).forEach(member -> member(member, out));
            }
            out.println();
        }
        if (told.number("left") > 0) {
            out.println(told.number("left") + " more wait; name them with --tool.");
        }
    }

    private static void member(Map<?, ?> member, PrintWriter out) {
        out.println("  " + member.get("at"));
        List<String> before = lines(member.get("before"));
        List<String> after = lines(member.get("after"));
        int least = Math.min(before.size(), after.size());
        int first = 0;
        while (first < least && before.get(first).equals(after.get(first))) {
            first++;
        }
        int last = 0;
        while (last < least - first && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
            last++;
        }
        above(after.subList(0, first), out);
        before.subList(first, before.size() - last).forEach(line -> out.println("    - " + line));
        after.subList(first, after.size() - last).forEach(line -> out.println("    + " + line));
        below(after.subList(after.size() - last, after.size()), out);
    }

    private static void above(List<String> equal, PrintWriter out) {
        int hidden = Math.max(0, equal.size() - AROUND);
        counted(hidden, out);
        equal.subList(hidden, equal.size()).forEach(line -> out.println("      " + line));
    }

    private static void below(List<String> equal, PrintWriter out) {
        int shown = Math.min(equal.size(), AROUND);
        equal.subList(0, shown).forEach(line -> out.println("      " + line));
        counted(equal.size() - shown, out);
    }

    private static void counted(int equal, PrintWriter out) {
        if (equal > 0) {
            out.println("      (" + equal + " equal)");
        }
    }

    /// A long line is broken at spaces, so that what differs stands out.
    private static List<String> lines(Object value) {
        List<String> lines = new ArrayList<>();
        if (value instanceof String text) {
            text.lines().forEach(line -> broken(line, lines));
        }
        return lines;
    }

    private static void broken(String line, List<String> lines) {
        String rest = line;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int at = space > 0 ? space + 1 : WIDTH;
            lines.add(rest.substring(0, at));
            rest = rest.substring(at);
        }
        lines.add(rest);
    }
}
