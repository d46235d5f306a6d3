package dev.gatehouse.destinations;

import java.util.Arrays;

/// One block of the table of special addresses: a prefix, how many bits of it count, its reach and its name.
record Block(byte[] prefix, int bits, Reach reach, String name) {

    /// Reads `address/bits`, where the address is written canonically (IPv6 without brackets).
    static Block of(String cidr, Reach reach, String name) {
        int slash = cidr.indexOf('/');
        var text = cidr.substring(0, slash);
        var octets = text.indexOf(':') < 0 ? quad(text) : Ipv6Text.octets(text);
        return new Block(octets, Integer.parseInt(cidr.substring(slash + 1)), reach, name);
    }

    private static byte[] quad(String text) {
        var octets = new byte[4];
        var parts = text.split("\\.");
        for (int i = 0; i < 4; i++) {
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return octets;
    }

    boolean holds(byte[] address) {
        int whole = bits / 8;
        return address.length == prefix.length
                && Arrays.equals(address, 0, whole, prefix, 0, whole)
                && (bits % 8 == 0 || sameHighBits(address[whole], prefix[whole], bits % 8));
    }

    private static boolean sameHighBits(byte a, byte b, int count) {
        return ((a ^ b) & 0xff) >> 8 - count == 0;
    }

    String cidr() {
        var text = prefix.length == 16 ? Ipv6Text.canonical(prefix) : HostReader.address(prefix).getHostAddress();
        return text + "/" + bits;
    }
}
