package dev.gatehouse.destinations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the host of a URL into its canonical form, or says which flaw it has.
final class HostReader {
    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern QUAD = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private HostReader() {
    }

    static Host read(String written) {
        if (written.isEmpty()) {
            throw new Flawed(Flaw.NO_HOST);
        }
        if (written.startsWith("[")) {
            return new Host.Literal(Ipv6Text.read(written));
        }
        var lower = written.toLowerCase(Locale.ROOT);
        return endsInNumber(lower) ? new Host.Literal(quad(lower)) : name(lower);
    }

    /// A host whose last label is a number is an IPv4 address to some parser somewhere, so it is one or nothing (WHATWG URL).
    static boolean endsInNumber(String lower) {
        var trimmed = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return NUMBER.matcher(trimmed.substring(trimmed.lastIndexOf('.') + 1)).matches();
    }

    private static Host name(String lower) {
        try {
            return new Host.Name(lower);
        } catch (IllegalArgumentException notCanonical) {
            throw new Flawed(Flaw.HOST_SHAPE);
        }
    }

    private static InetAddress quad(String text) {
        var matcher = QUAD.matcher(text);
        if (!matcher.matches()) {
            throw new Flawed(Flaw.NUMERIC_HOST);
        }
        var octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            octets[i] = octet(matcher, i + 1);
        }
        return address(octets);
    }

    private static byte octet(Matcher matcher, int group) {
        int value = Integer.parseInt(matcher.group(group));
        if (value > 255) {
            throw new Flawed(Flaw.NUMERIC_HOST);
        }
        return (byte) value;
    }

    static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 octets", impossible);
        }
    }
}
