package dev.gatehouse.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of special addresses against the registries, and against its own edges.
class SpecialAddressTest {

    @Test
    void everyBlockOfTheRegistriesIsInTheTableAndTheOthersAreMetadata() throws IOException {
        var registries = Rows.object(String.join("\n", Rows.lines("iana_special.json")));
        var known = new java.util.ArrayList<String>();
        for (var family : List.of("ipv4", "ipv6")) {
            ((List<?>) registries.get(family)).forEach(row -> known.add((String) ((Map<?, ?>) row).get("cidr")));
        }
        var ours = SpecialAddress.blocks().stream().map(Block::cidr).toList();
        assertThat(known).hasSize(38).allSatisfy(cidr -> assertThat(ours).contains(canonical(cidr)));
        assertThat(SpecialAddress.blocks().stream().filter(block -> known.stream().noneMatch(cidr -> canonical(cidr).equals(block.cidr()))))
                .extracting(Block::name).containsOnly("cloud metadata");
    }

    private static String canonical(String cidr) {
        return Block.of(cidr, Reach.SPECIAL, "").cidr();
    }

    /// First, last and middle of each block are of the block or of a narrower one; never public.
    @Test
    void noAddressOfAnyBlockIsPublic() {
        for (var block : SpecialAddress.blocks()) {
            assertThat(SpecialAddress.of(edge(block, 0x00)).reach()).isNotEqualTo(Reach.PUBLIC);
            assertThat(SpecialAddress.of(edge(block, 0xff)).reach()).isNotEqualTo(Reach.PUBLIC);
            assertThat(SpecialAddress.of(edge(block, 0x55)).reach()).isNotEqualTo(Reach.PUBLIC);
        }
    }

    private static byte[] edge(Block block, int fill) {
        var octets = block.prefix().clone();
        for (int bit = block.bits(); bit < octets.length * 8; bit++) {
            int mask = 0x80 >> bit % 8;
            octets[bit / 8] = (byte) (octets[bit / 8] & ~mask | fill & mask);
        }
        return octets;
    }

    @ParameterizedTest
    @CsvSource({"1.1.1.1,PUBLIC", "9.255.255.255,PUBLIC", "11.0.0.0,PUBLIC", "100.63.255.255,PUBLIC", "100.128.0.0,PUBLIC",
            "126.255.255.255,PUBLIC", "128.0.0.0,PUBLIC", "172.15.255.255,PUBLIC", "172.32.0.0,PUBLIC", "192.167.255.255,PUBLIC",
            "192.169.0.0,PUBLIC", "223.255.255.255,PUBLIC", "168.63.129.15,PUBLIC", "168.63.129.17,PUBLIC", "2001:200::,PUBLIC",
            "2606:4700::1,PUBLIC", "3ffe:ffff::,PUBLIC", "2003::,PUBLIC", "127.255.255.255,LOOPBACK", "::1,LOOPBACK",
            "10.255.255.255,PRIVATE", "172.31.255.255,PRIVATE", "192.168.0.0,PRIVATE", "fc00::,PRIVATE", "fdff::1,PRIVATE",
            "0.0.0.0,SPECIAL", "169.254.169.254,SPECIAL", "100.100.100.200,SPECIAL", "255.255.255.255,SPECIAL", "::,SPECIAL",
            "fd00:ec2::254,SPECIAL", "fd20:ce::254,SPECIAL", "64:ff9b::7f00:1,SPECIAL", "2002:7f00:1::,SPECIAL", "2001::1,SPECIAL",
            "4000::1,SPECIAL", "fe80::1,SPECIAL", "fec0::1,SPECIAL", "ff02::1,SPECIAL", "1000::1,SPECIAL", "2001:470::200:5efe:808:808,SPECIAL",
            "2001:470::5efe:808:808,SPECIAL", "2001:470::300:5efe:808:808,PUBLIC"})
    void anAddressIsWhatItsBlockSays(String literal, Reach reach) {
        assertThat(SpecialAddress.of(InetAddress.ofLiteral(literal)).reach()).isEqualTo(reach);
    }

    @Test
    void aMappedAddressIsSpecialAsOctetsAndItselfOnceUnwrapped() {
        var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 1, 1, 1, 1};
        assertThat(SpecialAddress.of(mapped).block()).isEqualTo("IPv4-mapped (RFC 4291)");
        assertThat(SpecialAddress.of(InetAddress.ofLiteral("::ffff:1.1.1.1")).reach()).isEqualTo(Reach.PUBLIC);
        assertThat(SpecialAddress.of(new byte[5]).reach()).isEqualTo(Reach.SPECIAL);
    }
}
