package dev.gatehouse.control.keys;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// What counts as an address, a network, a host, an origin and a URL in settings. Nothing is ever looked up.
public final class Addresses {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");
    private static final Pattern HOST = Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)(\\.(?!-)[a-z0-9-]{1,63}(?<!-))*\\.?");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private Addresses() {}

    /// An IPv4 address in four plain decimals or an IPv6 address without a zone.
    public static Optional<InetAddress> literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            boolean mapped = address instanceof Inet4Address && !address.getHostAddress().equals(text);
            return mapped ? Optional.empty() : Optional.of(address);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /// Whether the text is an address of this machine's own loopback.
    public static boolean isLoopback(String address) {
        return literal(address).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /// An address, or a network such as `10.2.0.0/16`. A network of everything is none.
    public static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return literal(text).isPresent();
        }
        Optional<InetAddress> base = literal(text.substring(0, slash));
        String bits = text.substring(slash + 1);
        if (base.isEmpty() || !bits.matches("[1-9][0-9]{0,2}")) {
            return false;
        }
        int prefix = Integer.parseInt(bits);
        byte[] address = base.get().getAddress();
        return prefix <= address.length * 8 && restIsZero(address, prefix);
    }

    private static boolean restIsZero(byte[] address, int prefix) {
        for (int bit = prefix; bit < address.length * 8; bit++) {
            if ((address[bit / 8] >> 7 - bit % 8 & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /// A host name in small letters, or an address, with or without a port: what stands in a `Host` header.
    public static boolean isHost(String text) {
        int colon = text.startsWith("[") ? text.indexOf(':', text.indexOf(']') + 1) : text.indexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        return isBareHost(host) && (colon < 0 || isPort(text.substring(colon + 1)));
    }

    private static boolean isBareHost(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.indexOf(':') > 0 && literal(host.substring(1, host.length() - 1)).isPresent();
        }
        boolean numeric = host.matches("[0-9.]*");
        return numeric ? literal(host).isPresent() : host.length() <= 253 && HOST.matcher(host).matches();
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= 65_535;
    }

    /// A browser's origin: scheme, host, port if it is not the usual one; nothing after it.
    public static boolean isOrigin(String text) {
        return (text.startsWith("https://") || text.startsWith("http://")) && isHost(text.substring(text.indexOf("//") + 2));
    }

    /// A URL that we dial or stand under: absolute, a plain host, no user part, query, fragment or dot segments; https, or
    /// http to this machine or (where allowed) to an address written out as digits.
    public static boolean isUrl(String text, boolean plainToAnyLiteral) {
        return parsed(text).filter(url -> isPlain(url) && isSafeScheme(url, plainToAnyLiteral)).isPresent();
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getHost() != null && url.getRawAuthority() != null && isHost(url.getRawAuthority())
                && url.getRawQuery() == null && url.getRawFragment() == null
                && !path.contains("//") && url.normalize().equals(url);
    }

    private static boolean isSafeScheme(URI url, boolean plainToAnyLiteral) {
        String host = url.getHost().replaceAll("^\\[|]$", "");
        boolean here = host.equals("localhost") || isLoopback(host);
        boolean digits = plainToAnyLiteral && literal(host).isPresent();
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && (here || digits);
    }
}
