package dev.gatehouse.egress;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The two lists of header names: what may be sent, and what is kept of an answer. Everything else stays where it is.
final class HeaderNames {
    private static final Set<String> SENT = Set.of("accept", "content-type", "user-agent", "last-event-id",
            "mcp-session-id", "mcp-protocol-version", "mcp-method", "mcp-name", "traceparent");
    private static final Pattern SENT_PARAMETER = Pattern.compile("mcp-param-[a-z0-9!#$%&'*+.^_`|~-]{1,128}");
    private static final Set<String> KEPT = Set.of("content-type", "mcp-session-id", "mcp-protocol-version",
            "retry-after", "cache-control", "www-authenticate");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e\\t]*[\\x21-\\x7e])?");
    private static final int LONGEST_VALUE = 8 * 1024;

    private HeaderNames() {
    }

    static boolean mayBeSent(String lowerName) {
        return SENT.contains(lowerName) || SENT_PARAMETER.matcher(lowerName).matches();
    }

    static boolean isKept(String lowerName) {
        return KEPT.contains(lowerName);
    }

    /// Several challenges are common; of everything else that is kept, two are a contradiction.
    static boolean mayRepeat(String lowerName) {
        return lowerName.equals("www-authenticate") || lowerName.equals("cache-control");
    }

    static boolean isValue(String value) {
        return value.length() <= LONGEST_VALUE && VALUE.matcher(value).matches();
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
