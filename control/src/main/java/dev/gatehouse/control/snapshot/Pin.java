package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Names;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// What of a server was approved for a tenant: the digest of the definition of one of its tools, or of what it says of itself.
///
/// @param name a tool's name; of the server itself, empty
/// @param digest SHA-256 of the definition's canonical form, in hexadecimal
public record Pin(String tenant, ServerName server, Kind kind, String name, String digest) implements Comparable<Pin> {
    /// The names of tools (MCP 2025-11-25, SEP-986).
    public static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_./-]{1,128}");
    /// Digests.
    public static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Comparator<Pin> ORDER = Comparator.comparing(Pin::tenant).thenComparing(Pin::server).thenComparing(Pin::kind)
            .thenComparing(Pin::name).thenComparing(Pin::digest);

    /// Of what it is.
    public enum Kind {
        TOOL,
        SERVER;

        /// As it is written.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Pin {
        boolean named = kind == Kind.TOOL ? TOOL.matcher(name).matches() : name.isEmpty();
        if (!named || !DIGEST.matcher(digest).matches() || !Names.TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("a pin names a tenant, a server, perhaps a tool, and a digest");
        }
    }

    @Override
    public int compareTo(Pin other) {
        return ORDER.compare(this, other);
    }
}
