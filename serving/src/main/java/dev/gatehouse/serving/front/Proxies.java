package dev.gatehouse.serving.front;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which peers are proxies of ours, and in which header they write the client's address. Nobody else's header is read:
/// anybody can send one.
///
/// The header is walked from its right end (each proxy appends there), past our own proxies, to the first address that is
/// not one of them. What cannot be read ends the walk: the proxy itself then counts as the client.
public final class Proxies {
    /// Where a proxy writes the client's address.
    public enum Header {
        /// `X-Forwarded-For: client, proxy`
        X_FORWARDED_FOR,
        /// `Forwarded: for=client, for=proxy` (RFC 7239)
        FORWARDED
    }

    private final Set<InetAddress> trusted;
    private final Header header;

    private Proxies(Set<InetAddress> trusted, Header header) {
        this.trusted = Set.copyOf(trusted);
        this.header = header;
    }

    /// No proxy stands before us.
    public static Proxies none() {
        return new Proxies(Set.of(), Header.X_FORWARDED_FOR);
    }

    /// These addresses are proxies of ours and write this header.
    public static Proxies named(Set<InetAddress> addresses, Header header) {
        return new Proxies(addresses, header);
    }

    boolean trusts(InetAddress peer) {
        return trusted.contains(peer);
    }

    InetAddress client(InetAddress peer, Fields fields) {
        if (!trusts(peer)) {
            return peer;
        }
        InetAddress client = peer;
        for (String hop : hops(fields).reversed()) {
            Optional<InetAddress> address = literal(hop);
            if (address.isEmpty()) {
                return client;
            }
            client = address.get();
            if (!trusts(client)) {
                return client;
            }
        }
        return client;
    }

    private List<String> hops(Fields fields) {
        String name = header == Header.FORWARDED ? "Forwarded" : "X-Forwarded-For";
        var hops = new ArrayList<String>();
        for (String line : fields.all(name)) {
            for (String hop : line.split(",", -1)) {
                hops.add(header == Header.FORWARDED ? forParameter(hop) : hop.strip());
            }
        }
        return hops;
    }

    private static String forParameter(String hop) {
        for (String pair : hop.split(";", -1)) {
            String text = pair.strip();
            if (text.regionMatches(true, 0, "for=", 0, 4)) {
                return text.substring(4).replace("\"", "");
            }
        }
        return "";
    }

    /// An address in digits, with or without a port; never a name, so that nothing is looked up.
    private static Optional<InetAddress> literal(String text) {
        String digits = text;
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            digits = end < 0 ? "" : text.substring(1, end);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
            digits = text.substring(0, text.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(digits));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
