package dev.gatehouse.destinations;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// A host in its one canonical form: a lower-case ASCII name, or an address written out.
///
/// Parsers disagree about every other form (`0177.0.0.1`, `127.1`, `１２７.０.０.１`, a trailing dot), so no other form exists here.
public sealed interface Host {

    /// The host as it stands in a `Host` header or URL; an IPv6 address is in brackets.
    String inUrl();

    /// The host as certificates and resolvers know it, without brackets.
    String bare();

    /// A DNS name: LDH labels (RFC 1123), lower case, no trailing dot, last label not a number.
    record Name(String bare) implements Host {
        private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
        private static final Pattern SHAPE = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

        /// Refuses whatever is not canonical.
        public Name {
            if (bare.length() > 253 || !SHAPE.matcher(bare).matches()) {
                throw new IllegalArgumentException(Flaw.HOST_SHAPE.code());
            }
            if (HostReader.endsInNumber(bare)) {
                throw new IllegalArgumentException(Flaw.NUMERIC_HOST.code());
            }
        }

        @Override
        public String inUrl() {
            return bare;
        }

        /// Whether this is `localhost` itself, which means this machine and is never asked of a resolver (RFC 6761 §6.3).
        public boolean isLocalhost() {
            return bare.equals("localhost");
        }
    }

    /// An address that was written out.
    record Literal(InetAddress address) implements Host {

        @Override
        public String inUrl() {
            return address instanceof Inet6Address ? "[" + bare() + "]" : bare();
        }

        @Override
        public String bare() {
            return address instanceof Inet6Address six ? Ipv6Text.canonical(six.getAddress()) : address.getHostAddress();
        }
    }
}
