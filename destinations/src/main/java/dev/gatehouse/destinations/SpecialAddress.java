package dev.gatehouse.destinations;

import static dev.gatehouse.destinations.Reach.LOOPBACK;
import static dev.gatehouse.destinations.Reach.PRIVATE;
import static dev.gatehouse.destinations.Reach.PUBLIC;
import static dev.gatehouse.destinations.Reach.SPECIAL;

import java.net.InetAddress;
import java.util.List;

/// Tells what an address is, by the IANA special-purpose registries (RFC 6890), multicast, class E and cloud metadata.
///
/// The predicates of [InetAddress] miss two thirds of these blocks, shared space and unique-local among them.
/// The narrower block stands first. IPv6 outside 2000::/3 is special whether listed or not.
/// An address that carries an IPv4 address inside (mapped, compatible, NAT64, 6to4) is special whatever it carries: nobody
/// needs to write one, and who translates it and to where is unknown.
public final class SpecialAddress {
    private static final Standing PUBLIC_ADDRESS = new Standing(PUBLIC, "public");
    private static final Standing NOT_GLOBAL = new Standing(SPECIAL, "outside global unicast 2000::/3 (RFC 4291)");
    private static final Standing ISATAP = new Standing(SPECIAL, "IPv4 inside an ISATAP identifier (RFC 5214)");
    private static final Standing SHAPELESS = new Standing(SPECIAL, "neither 4 nor 16 octets");

    private static final List<Block> BLOCKS = List.of(
            Block.of("0.0.0.0/8", SPECIAL, "this network (RFC 791)"),            // 0.0.0.0 reaches loopback on Linux
            Block.of("10.0.0.0/8", PRIVATE, "private use (RFC 1918)"),
            Block.of("100.64.0.0/10", SPECIAL, "shared address space (RFC 6598)"), // a metadata service lives in here too
            Block.of("127.0.0.0/8", LOOPBACK, "loopback (RFC 1122)"),
            Block.of("168.63.129.16/32", SPECIAL, "cloud metadata"),
            Block.of("169.254.0.0/16", SPECIAL, "link local and cloud metadata (RFC 3927)"),
            Block.of("172.16.0.0/12", PRIVATE, "private use (RFC 1918)"),
            Block.of("192.0.0.0/24", SPECIAL, "IETF protocol assignments (RFC 6890)"),
            Block.of("192.0.2.0/24", SPECIAL, "documentation (RFC 5737)"),
            Block.of("192.31.196.0/24", SPECIAL, "AS112 (RFC 7535)"),
            Block.of("192.52.193.0/24", SPECIAL, "AMT (RFC 7450)"),
            Block.of("192.88.99.0/24", SPECIAL, "6to4 relay anycast (RFC 7526)"),
            Block.of("192.168.0.0/16", PRIVATE, "private use (RFC 1918)"),
            Block.of("192.175.48.0/24", SPECIAL, "AS112 (RFC 7534)"),
            Block.of("198.18.0.0/15", SPECIAL, "benchmarking (RFC 2544)"),
            Block.of("198.51.100.0/24", SPECIAL, "documentation (RFC 5737)"),
            Block.of("203.0.113.0/24", SPECIAL, "documentation (RFC 5737)"),
            Block.of("224.0.0.0/4", SPECIAL, "multicast (RFC 5771)"),
            Block.of("240.0.0.0/4", SPECIAL, "reserved and broadcast (RFC 1112)"),
            Block.of("::/128", SPECIAL, "unspecified (RFC 4291)"),
            Block.of("::1/128", LOOPBACK, "loopback (RFC 4291)"),
            Block.of("::/96", SPECIAL, "IPv4-compatible (RFC 4291)"),
            Block.of("::ffff:0:0/96", SPECIAL, "IPv4-mapped (RFC 4291)"),
            Block.of("::ffff:0:0:0/96", SPECIAL, "IPv4-translated (RFC 2765)"),
            Block.of("64:ff9b::/96", SPECIAL, "NAT64 (RFC 6052)"),
            Block.of("64:ff9b:1::/48", SPECIAL, "local NAT64 (RFC 8215)"),
            Block.of("100::/64", SPECIAL, "discard only (RFC 6666)"),
            Block.of("100:0:0:1::/64", SPECIAL, "dummy prefix (RFC 9780)"),
            Block.of("2001::/23", SPECIAL, "IETF protocol assignments, Teredo (RFC 2928)"),
            Block.of("2001:db8::/32", SPECIAL, "documentation (RFC 3849)"),
            Block.of("2002::/16", SPECIAL, "6to4 (RFC 3056)"),
            Block.of("2620:4f:8000::/48", SPECIAL, "AS112 (RFC 7534)"),
            Block.of("3fff::/20", SPECIAL, "documentation (RFC 9637)"),
            Block.of("5f00::/16", SPECIAL, "segment routing (RFC 9602)"),
            Block.of("fd00:ec2::/32", SPECIAL, "cloud metadata"),
            Block.of("fd20:ce::254/128", SPECIAL, "cloud metadata"),
            Block.of("fc00::/7", PRIVATE, "unique local (RFC 4193)"),
            Block.of("fe80::/10", SPECIAL, "link local (RFC 4291)"),
            Block.of("fec0::/10", SPECIAL, "site local (RFC 3879)"),
            Block.of("ff00::/8", SPECIAL, "multicast (RFC 4291)"));

    private SpecialAddress() {
    }

    /// What this address is.
    public static Standing of(InetAddress address) {
        return of(address.getAddress());
    }

    /// The same for raw octets, where an IPv4-mapped address is still visible ([InetAddress] unwraps it).
    public static Standing of(byte[] octets) {
        if (octets.length != 4 && octets.length != 16) {
            return SHAPELESS;
        }
        for (var block : BLOCKS) {
            if (block.holds(octets)) {
                return new Standing(block.reach(), block.name());
            }
        }
        return octets.length == 16 ? outsideTheBlocks(octets) : PUBLIC_ADDRESS;
    }

    private static Standing outsideTheBlocks(byte[] octets) {
        if ((octets[0] & 0xe0) != 0x20) {
            return NOT_GLOBAL;
        }
        return isIsatap(octets) ? ISATAP : PUBLIC_ADDRESS;
    }

    /// An interface identifier of 0:5efe or 200:5efe and an IPv4 address: wherever the prefix lies, a router may unwrap it.
    private static boolean isIsatap(byte[] octets) {
        return (octets[8] & 0xfd) == 0 && octets[9] == 0 && octets[10] == 0x5e && octets[11] == (byte) 0xfe;
    }

    static List<Block> blocks() {
        return BLOCKS;
    }
}
