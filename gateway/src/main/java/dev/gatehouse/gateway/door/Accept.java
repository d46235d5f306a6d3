package dev.gatehouse.gateway.door;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Which forms of an answer a client takes (RFC 9110 §12.5.1): the nearest range decides, in whatever letters, and one with weight 0 is a no.
/// What merely looks like a form, or stands within a quoted text, is none.
final class Accept {
    private static final Pattern QUOTED = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern NEVER = Pattern.compile(".*; *q=0(\\.0{0,3})? *(;.*)?");

    private final Map<String, Boolean> ranges = new HashMap<>();

    private Accept() {}

    /// @param fields all fields of the head that say so
    static Accept of(List<String> fields) {
        var accept = new Accept();
        String plain = QUOTED.matcher(String.join(",", fields).toLowerCase(Locale.ROOT)).replaceAll("");
        for (String range : plain.split(",")) {
            accept.ranges.put(range.split(";", 2)[0].strip(), !NEVER.matcher(range).matches());
        }
        return accept;
    }

    /// @param form a type and its subtype, in small letters
    boolean takes(String form) {
        String kind = form.substring(0, form.indexOf('/')) + "/*";
        return ranges.getOrDefault(form, ranges.getOrDefault(kind, ranges.getOrDefault("*/*", false)));
    }
}
