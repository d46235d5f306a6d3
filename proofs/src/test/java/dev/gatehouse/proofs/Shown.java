package dev.gatehouse.proofs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a document shows that a command prints, against what it printed.
///
/// `…` stands for anything; alone on a line for any lines. Times, call ids, and numbers before a unit differ from run to run and are compared by shape.
/// A call id means the same call wherever the document names it again.
final class Shown {
    private static final String CALL = "(?<![\\w-])(?=[\\w-]*\\d)(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{16}(?![\\w-])";
    private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z";
    private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d";
    private static final String COUNT = "\\d+(?= (?:ms|lines|segments|calls|open|seals)\\b)";
    private static final Pattern VARIABLE = Pattern.compile("(?<call>" + CALL + ")|(?<moment>" + MOMENT + ")|(?<clock>" + CLOCK + ")|(?<count>" + COUNT + ")|(?<any>…)|(?<gap> {2,})");

    private final Map<String, String> calls = new HashMap<>();

    /// Replaces the calls that the document names by those that took place.
    String with(String command) {
        return Pattern.compile(CALL).matcher(command).replaceAll(call -> Matcher.quoteReplacement(calls.getOrDefault(call.group(), call.group())));
    }

    /// Compares, and remembers which calls took place.
    void compare(Fenced shown, String printed) {
        boolean json = shown.language().equals("json");
        List<String> named = new ArrayList<>();
        Matcher matcher = Pattern.compile(json ? line(dense(shown.text()), named) : lines(shown.text(), named)).matcher(json ? dense(printed) : printed);
        if (!matcher.matches()) {
            throw new AssertionError("the document shows:\n" + shown.text() + "\nwhat came is:\n" + printed);
        }
        for (int at = 0; at < named.size(); at++) {
            calls.put(named.get(at), matcher.group(at + 1));
        }
    }

    /// JSON without the space between its parts.
    private static String dense(String json) {
        return json.replaceAll("\\s+", "");
    }

    private String lines(String text, List<String> named) {
        var pattern = new StringBuilder();
        text.lines().forEach(line -> pattern.append(line.equals("…") ? "(?:.*\n)*?" : line(line, named) + "\n"));
        return pattern.toString();
    }

    private String line(String text, List<String> named) {
        var pattern = new StringBuilder();
        int from = 0;
        for (MatchResult found : VARIABLE.matcher(text).results().toList()) {
            pattern.append(Pattern.quote(text.substring(from, found.start()))).append(variable(found, named));
            from = found.end();
        }
        return pattern.append(Pattern.quote(text.substring(from))).toString();
    }

    private String variable(MatchResult found, List<String> named) {
        if (found.group("call") != null) {
            return call(found.group(), named);
        }
        return found.group("moment") != null ? MOMENT : found.group("clock") != null ? CLOCK : found.group("count") != null ? "\\d+" : found.group("any") != null ? ".*" : " +";
    }

    private String call(String id, List<String> named) {
        if (calls.containsKey(id)) {
            return Pattern.quote(calls.get(id));
        }
        int before = named.indexOf(id);
        if (before >= 0) {
            return "\\" + (before + 1);
        }
        named.add(id);
        return "([\\w-]{16})";
    }
}
