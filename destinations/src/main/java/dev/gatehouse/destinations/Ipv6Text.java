package dev.gatehouse.destinations;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// IPv6 addresses as text: strict reading (RFC 4291 §2.2, hexadecimal groups only) and canonical writing (RFC 5952).
///
/// Dotted tails and zones are refused: both are ways to say an address that another reader understands differently.
final class Ipv6Text {
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9a-fA-F:]{2,39})]");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private Ipv6Text() {
    }

    static InetAddress read(String bracketed) {
        var matcher = BRACKETED.matcher(bracketed);
        if (!matcher.matches()) {
            throw new Flawed(Flaw.IPV6_SHAPE);
        }
        var address = HostReader.address(octets(matcher.group(1)));
        if (!(address instanceof Inet6Address)) {
            throw new Flawed(Flaw.IPV6_SHAPE);
        }
        return address;
    }

    static byte[] octets(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return whole(groups(text));
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            throw new Flawed(Flaw.IPV6_SHAPE);
        }
        var before = groups(text.substring(0, gap));
        var after = groups(text.substring(gap + 2));
        if (before.length + after.length > 7) {
            throw new Flawed(Flaw.IPV6_SHAPE);
        }
        return join(before, after);
    }

    private static int[] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        var parts = text.split(":", -1);
        var values = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!GROUP.matcher(parts[i]).matches()) {
                throw new Flawed(Flaw.IPV6_SHAPE);
            }
            values[i] = Integer.parseInt(parts[i], 16);
        }
        return values;
    }

    private static byte[] whole(int[] groups) {
        if (groups.length != 8) {
            throw new Flawed(Flaw.IPV6_SHAPE);
        }
        return join(groups, new int[0]);
    }

    private static byte[] join(int[] before, int[] after) {
        var octets = new byte[16];
        put(octets, 0, before);
        put(octets, 8 - after.length, after);
        return octets;
    }

    private static void put(byte[] octets, int from, int[] groups) {
        for (int i = 0; i < groups.length; i++) {
            octets[2 * (from + i)] = (byte) (groups[i] >> 8);
            octets[2 * (from + i) + 1] = (byte) groups[i];
        }
    }

    static String canonical(byte[] octets) {
        int start = longestZeroRun(octets);
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += zeroRun(octets, i) - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(octets, i)));
        }
        return text.toString();
    }

    private static int longestZeroRun(byte[] octets) {
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = zeroRun(octets, i);
            if (run > length) {
                best = i;
                length = run;
            }
        }
        return best;
    }

    private static int zeroRun(byte[] octets, int from) {
        int i = from;
        while (i < 8 && group(octets, i) == 0) {
            i++;
        }
        return i - from;
    }

    private static int group(byte[] octets, int i) {
        return (octets[2 * i] & 0xff) << 8 | octets[2 * i + 1] & 0xff;
    }
}
