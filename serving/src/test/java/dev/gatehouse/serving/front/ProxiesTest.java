package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("203.0.113.9");
    private final Proxies plain = Proxies.named(Set.of(PROXY), Proxies.Header.X_FORWARDED_FOR);
    private final Proxies forwarded = Proxies.named(Set.of(PROXY), Proxies.Header.FORWARDED);

    private static Fields fields(String name, String... values) {
        var fields = HttpFields.build();
        for (String value : values) {
            fields.add(name, value);
        }
        return new Fields(fields);
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    @Test
    void aStrangersHeaderIsNotRead() {
        assertThat(plain.client(STRANGER, fields("X-Forwarded-For", "1.2.3.4"))).isEqualTo(STRANGER);
        assertThat(Proxies.none().client(PROXY, fields("X-Forwarded-For", "1.2.3.4"))).isEqualTo(PROXY);
    }

    @Test
    void theAddressThatOurProxySawCountsAndNotWhatItsClientClaimed() {
        assertThat(plain.client(PROXY, fields("X-Forwarded-For", "1.2.3.4, 203.0.113.9"))).isEqualTo(STRANGER);
        assertThat(plain.client(PROXY, fields("X-Forwarded-For", "1.2.3.4", "203.0.113.9, 10.0.0.1"))).isEqualTo(STRANGER);
    }

    @Test
    void aHeaderThatOurProxyDoesNotWriteIsNotRead() {
        assertThat(plain.client(PROXY, fields("Forwarded", "for=1.2.3.4"))).isEqualTo(PROXY);
        assertThat(forwarded.client(PROXY, fields("X-Forwarded-For", "1.2.3.4"))).isEqualTo(PROXY);
    }

    @Test
    void theStandardHeaderIsReadWithQuotesPortsAndIpv6() {
        assertThat(forwarded.client(PROXY, fields("Forwarded", "for=\"[2001:db8::1]:4711\";proto=https"))).isEqualTo(address("2001:db8::1"));
        assertThat(forwarded.client(PROXY, fields("Forwarded", "proto=https;For=203.0.113.9:80"))).isEqualTo(STRANGER);
    }

    @Test
    void whatCannotBeReadLeavesTheProxyAsTheClient() {
        assertThat(plain.client(PROXY, fields("X-Forwarded-For", "evil.example"))).isEqualTo(PROXY);
        assertThat(forwarded.client(PROXY, fields("Forwarded", "for=_hidden"))).isEqualTo(PROXY);
        assertThat(plain.client(PROXY, fields("X-Forwarded-For", ""))).isEqualTo(PROXY);
    }

    @Test
    void anIpv6NeighbourhoodCountsAsOneAddress() {
        assertThat(AddressKey.of(address("2001:db8:1:2::1"))).isEqualTo(AddressKey.of(address("2001:db8:1:2:ffff::9")));
        assertThat(AddressKey.of(address("2001:db8:1:2::1"))).isNotEqualTo(AddressKey.of(address("2001:db8:1:3::1")));
        assertThat(AddressKey.of(address("10.0.0.1"))).isNotEqualTo(AddressKey.of(address("10.0.0.2")));
    }
}
