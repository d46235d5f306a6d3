package dev.gatehouse.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one writing permits, and nothing beside it.
class AllowanceTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "http://example.com/ PLAIN_HTTP", "http://8.8.8.8/ PLAIN_HTTP", "http://foo.localhost/ PLAIN_HTTP",
            "http://169.254.169.254/ SPECIAL_ADDRESS", "https://169.254.169.254/ SPECIAL_ADDRESS", "https://0.0.0.0/ SPECIAL_ADDRESS",
            "https://[::]/ SPECIAL_ADDRESS", "https://100.64.0.1/ SPECIAL_ADDRESS", "https://[fd00:ec2::254]/ SPECIAL_ADDRESS",
            "https://[64:ff9b::7f00:1]/ SPECIAL_ADDRESS", "ftp://a.test/ SCHEME"})
    void whatMayNotBeDialledIsRefusedWhereItIsWritten(String url, Flaw flaw) {
        assertThat(Allowance.written(url)).isEqualTo(new Unusable(flaw));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "http://127.0.0.1:3000/mcp 127.0.0.1 127.0.0.2", "http://[::1]/ ::1 127.0.0.1", "http://10.0.0.5/ 10.0.0.5 10.0.0.6",
            "https://192.168.1.1/ 192.168.1.1 8.8.8.8", "http://[fd00::5]/ fd00::5 fd00::6", "https://8.8.8.8/ 8.8.8.8 8.8.4.4",
            "http://localhost:1/ 127.0.0.1 10.0.0.1", "http://localhost:1/ ::1 8.8.8.8", "https://example.com/ 93.184.216.34 127.0.0.1",
            "https://example.com/ 2606:4700::1 fd00::1", "https://example.com/ 8.8.8.8 100.64.0.1"})
    void aWritingLeadsToWhatItSaysAndNowhereElse(String url, String there, String elsewhere) {
        var allowance = (Allowance) Allowance.written(url);
        assertThat(allowance.judge(answers(there))).isInstanceOf(Judgement.Reachable.class);
        assertThat(allowance.judge(answers(elsewhere))).isInstanceOf(Judgement.OffLimits.class);
        assertThat(allowance.judge(answers(there, elsewhere))).isInstanceOf(Judgement.OffLimits.class);
        assertThat(allowance.judge(List.of())).isEqualTo(new Judgement.Unanswered());
    }

    @Test
    void aNameIntoAPrivateNetworkLeadsToTheListedAddressesAlone() {
        var name = Destination.of("http://db.corp.test:8080/mcp");
        var permitted = Allowance.reachingPrivateNetwork("internal tools, ticket 1", name, Set.copyOf(answers("10.1.2.3")));
        assertThat(permitted).isInstanceOfSatisfying(Allowance.class, allowance -> {
            assertThat(allowance.reachesInside()).isTrue();
            assertThat(allowance.judge(answers("10.1.2.3"))).isInstanceOf(Judgement.Reachable.class);
            assertThat(allowance.judge(answers("10.1.2.4"))).isInstanceOf(Judgement.OffLimits.class);
            assertThat(allowance.judge(answers("8.8.8.8"))).isInstanceOf(Judgement.OffLimits.class);
        });
        assertThat(Allowance.reachingPrivateNetwork("why", name, Set.copyOf(answers("169.254.169.254"))))
                .isEqualTo(new Unusable(Flaw.NOT_PRIVATE));
        assertThat(Allowance.reachingPrivateNetwork("why", name, Set.copyOf(answers("8.8.8.8")))).isEqualTo(new Unusable(Flaw.NOT_PRIVATE));
        assertThatThrownBy(() -> Allowance.reachingPrivateNetwork(" ", name, Set.copyOf(answers("10.0.0.1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void schemeHostAndPortMustAllMatchAndThePathNeedNot() {
        var allowances = Allowances.of(List.of((Allowance) Allowance.written("https://a.test:8443/mcp")));
        assertThat(allowances.find(Destination.of("https://A.test:8443/other"))).isPresent();
        assertThat(allowances.find(Destination.of("https://a.test/mcp"))).isEmpty();
        assertThat(allowances.find(Destination.of("http://a.test:8443/mcp"))).isEmpty();
        assertThat(allowances.find(Destination.of("https://b.test:8443/mcp"))).isEmpty();
        assertThat(Allowances.none().find(Destination.of("https://a.test:8443/mcp"))).isEmpty();
    }

    @Test
    void twoWritingsOfOneOriginMayNotContradictEachOther() {
        var url = Destination.of("https://a.test/");
        var open = (Allowance) Allowance.written(url);
        var inside = (Allowance) Allowance.reachingPrivateNetwork("why", url, Set.copyOf(answers("10.0.0.1")));
        assertThat(Allowances.of(List.of(open, open)).find(url)).isPresent();
        assertThatThrownBy(() -> Allowances.of(List.of(open, inside))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<InetAddress> answers(String... literals) {
        return List.of(literals).stream().map(InetAddress::ofLiteral).toList();
    }
}
