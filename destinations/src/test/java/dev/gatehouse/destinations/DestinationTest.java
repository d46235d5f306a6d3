package dev.gatehouse.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How an operator's URL is read, and each way in which it is not.
class DestinationTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "https://Example.COM https://example.com/", "HTTPS://example.com:443/mcp https://example.com/mcp",
            "http://127.0.0.1:3000/mcp http://127.0.0.1:3000/mcp", "http://[::1]:3000/mcp http://[::1]:3000/mcp",
            "http://[0:0:0:0:0:0:0:1]/ http://[::1]/", "http://[FD00:0:0:1::a]/ http://[fd00:0:0:1::a]/",
            "https://[1:0:0:2:0:0:0:3]/ https://[1:0:0:2::3]/", "https://a.test?x=1 https://a.test/?x=1",
            "https://a.test/@scope%2Fname/mcp?k=a%20b https://a.test/@scope%2Fname/mcp?k=a%20b",
            "http://localhost:8080 http://localhost:8080/", "https://xn--mnchen-3ya.test/ https://xn--mnchen-3ya.test/"})
    void aGoodUrlIsReadIntoItsCanonicalForm(String written, String read) {
        assertThat(Destination.of(written).url()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "ftp://a.test/ SCHEME", "a.test/mcp SCHEME", "//a.test/ SCHEME", "https:/a.test/ SCHEME", "https:a.test SCHEME",
            "https://user:pw@a.test/ USERINFO", "https://a.test@b.test/ USERINFO", "https://a.test/x#y FRAGMENT",
            "https:// NO_HOST", "https:///x NO_HOST", "https://:443/ NO_HOST", "https://a.test:/ PORT", "https://a.test:0/ PORT",
            "https://a.test:080/ PORT", "https://a.test:65536/ PORT", "https://a.test:1:2/ PORT", "https://a.test:+1/ PORT",
            "https://a_b.test/ HOST_SHAPE", "https://a.test./ HOST_SHAPE", "https://-a.test/ HOST_SHAPE", "https://a..test/ HOST_SHAPE",
            "https://a%2etest/ HOST_SHAPE", "https://127.1/ NUMERIC_HOST", "https://2130706433/ NUMERIC_HOST",
            "https://0x7f000001/ NUMERIC_HOST", "https://0177.0.0.1/ NUMERIC_HOST", "https://127.0.0.256/ NUMERIC_HOST",
            "https://127.0.0.1./ NUMERIC_HOST", "https://1.2.3.4.5/ NUMERIC_HOST", "https://a.0x1/ NUMERIC_HOST",
            "https://[::ffff:127.0.0.1]/ IPV6_SHAPE", "https://[::ffff:7f00:1]/ IPV6_SHAPE", "https://[fe80::1%25eth0]/ IPV6_SHAPE",
            "https://[1:2:3:4:5:6:7]/ IPV6_SHAPE", "https://[1:2:3:4:5:6:7:8:9]/ IPV6_SHAPE", "https://[1::2::3]/ IPV6_SHAPE",
            "https://[12345::]/ IPV6_SHAPE", "https://[:::]/ IPV6_SHAPE", "https://[]/ IPV6_SHAPE", "https://[::1/ IPV6_SHAPE",
            "https://[::1]x/ IPV6_SHAPE", "https://::1/ NO_HOST", "https://a.test/%zz PERCENT", "https://a.test/%0d%0a PERCENT",
            "https://a.test/a/../b DOT_SEGMENT", "https://a.test/%2E%2e/b DOT_SEGMENT", "https://a.test/. DOT_SEGMENT",
            "https://a.test/[x] CHARACTER", "https://a.test\\@b.test/ CHARACTER", "https://a.test/<x> CHARACTER",
            "https://münchen.test/ NOT_ASCII", "https://１２７.0.0.1/ NOT_ASCII"})
    void aFlawedUrlIsRefusedWithItsFlaw(String written, Flaw flaw) {
        assertThat(Destination.parse(written)).isEqualTo(new Unusable(flaw));
    }

    @Test
    void emptinessLengthSpacesAndControlCharactersAreFlaws() {
        assertThat(Destination.parse("")).isEqualTo(new Unusable(Flaw.EMPTY));
        assertThat(Destination.parse("https://a.test/" + "a".repeat(2048))).isEqualTo(new Unusable(Flaw.TOO_LONG));
        assertThat(Destination.parse("https://a.test/ x")).isEqualTo(new Unusable(Flaw.CONTROL_OR_SPACE));
        assertThat(Destination.parse("https://a.test\r\n")).isEqualTo(new Unusable(Flaw.CONTROL_OR_SPACE));
        assertThat(Destination.parse("\thttps://a.test")).isEqualTo(new Unusable(Flaw.CONTROL_OR_SPACE));
    }

    @Test
    void anotherPathKeepsTheOriginAndIsReadAsStrictly() {
        var issuer = Destination.of("https://idp.test/realm?x=1");
        assertThat(issuer.at("/.well-known/openid-configuration")).isEqualTo(Destination.of("https://idp.test/.well-known/openid-configuration"));
        assertThat(issuer.at("@evil.test/")).isEqualTo(Destination.of("https://idp.test/@evil.test/"));
        assertThat(issuer.at("/a/../b")).isEqualTo(new Unusable(Flaw.DOT_SEGMENT));
    }

    @Test
    void theTextFormHidesTheQueryAndTheRefusalHidesTheUrl() {
        assertThat(Destination.of("https://a.test/mcp?api_key=s3cret")).hasToString("https://a.test/mcp");
        assertThatThrownBy(() -> Destination.of("https://u:s3cret@a.test/")).hasMessageNotContaining("s3cret");
    }
}
