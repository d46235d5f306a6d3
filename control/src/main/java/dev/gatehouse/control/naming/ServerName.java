package dev.gatehouse.control.naming;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a server behind Gatehouse, as in `/mcp/NAME`.
public record ServerName(String value) implements Comparable<ServerName> {
    /// What no server may be named: the name of the route to all of them.
    public static final String ALL = "all";
    /// The shape of a name. No two of them followed by `__` begin the same way, which the names of tools on the route to all servers rest on.
    public static final Pattern SHAPE = Pattern.compile("(?!all$)[a-z][a-z0-9-]{0,31}");
    private static final int LONGEST = 32;
    private static final String FALLBACK = "server";

    public ServerName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a server's name is a small letter, then at most 31 small letters, digits, dashes; and not " + ALL);
        }
    }

    /// The name that a command gets when nobody named it: its last package or program name without scope, version and the
    /// prefixes `mcp-` and `server-`. Runtimes, their options and the server's own arguments are no names.
    public static ServerName of(List<String> words) {
        return shaped(withoutPrefixes(dashed(Program.of(words))), "s-");
    }

    /// The name that a URL gets: its host, dots as dashes; where that starts with a digit or is `all`, `at-` goes before it.
    public static ServerName of(URI url) {
        return shaped(dashed(String.valueOf(url.getHost())), "at-");
    }

    /// This name if it is free, else the first of `-2`, `-3`, … that is.
    public ServerName unlike(Set<ServerName> taken) {
        ServerName name = this;
        for (int i = 2; taken.contains(name); i++) {
            String suffix = "-" + i;
            name = new ServerName(value.substring(0, Math.min(value.length(), LONGEST - suffix.length())) + suffix);
        }
        return name;
    }

    @Override
    public int compareTo(ServerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String dashed(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static String withoutPrefixes(String name) {
        for (String prefix : List.of("mcp-", "server-")) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                return withoutPrefixes(name.substring(prefix.length()));
            }
        }
        return name;
    }

    private static ServerName shaped(String name, String beforeUnfit) {
        boolean unfit = name.equals(ALL) || !name.isEmpty() && Character.isDigit(name.charAt(0));
        String led = name.isEmpty() ? FALLBACK : unfit ? beforeUnfit + name : name;
        return new ServerName(led.substring(0, Math.min(led.length(), LONGEST)).replaceAll("-$", ""));
    }
}
