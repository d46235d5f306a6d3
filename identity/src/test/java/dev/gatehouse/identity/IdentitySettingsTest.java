package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySettingsTest {
    private static final Issuer ACME = Issuer.signing("acme", FakeIssuer.URL, Set.of(Algorithm.ES256), new Tenancy.One("acme"));

    private static IdentitySettings with(Duration skew, Duration cap, int bytes) {
        return new IdentitySettings(List.of(), Optional.empty(), List.of(), skew, cap, bytes, Revocations.NONE);
    }

    private static void isRefused(ThrowingCallable settings) {
        assertThatThrownBy(settings).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSettingLoosensTheLimits() {
        with(Duration.ofSeconds(60), Duration.ofHours(24), 8192);
        isRefused(() -> with(Duration.ofSeconds(61), Duration.ofHours(1), 8192));
        isRefused(() -> with(Duration.ofSeconds(-1), Duration.ofHours(1), 8192));
        isRefused(() -> with(Duration.ZERO, Duration.ofHours(25), 8192));
        isRefused(() -> with(Duration.ZERO, Duration.ZERO, 8192));
        isRefused(() -> with(Duration.ZERO, Duration.ofHours(1), 8193));
    }

    @Test
    void issuersAndRoutesAreWrittenOnce() {
        var twin = Issuer.signing("twin", FakeIssuer.URL, Set.of(Algorithm.ES256), new Tenancy.One("acme"));
        var route = new ProtectedRoute(Desk.NOTES, List.of());
        isRefused(() -> IdentitySettings.of(List.of(ACME, ACME), Optional.empty(), List.of(), Revocations.NONE));
        isRefused(() -> IdentitySettings.of(List.of(ACME, twin), Optional.empty(), List.of(), Revocations.NONE));
        isRefused(() -> IdentitySettings.of(List.of(ACME), Optional.empty(), List.of(route, route), Revocations.NONE));
    }

    @Test
    void noIssuerMayTakeTheHousesNames() {
        isRefused(() -> new Tenancy.One("local"));
        isRefused(() -> new Tenancy.Claimed("tenant", Set.of("acme", "local")));
        isRefused(() -> Issuer.signing("local", FakeIssuer.URL, Set.of(Algorithm.ES256), new Tenancy.One("acme")));
        isRefused(() -> Issuer.signing("acme", "urn:gatehouse:home-1", Set.of(Algorithm.ES256), new Tenancy.One("acme")));
    }

    @Test
    void anIssuerNeedsAWayToBeJudged() {
        isRefused(() -> Issuer.signing("acme", FakeIssuer.URL, Set.of(), new Tenancy.One("acme")));
        isRefused(() -> new Issuer("acme", FakeIssuer.URL, Optional.empty(), Optional.empty(), new Tenancy.One("acme"), Kind.PERSON, ClaimNames.USUAL));
        isRefused(() -> new Issuer.Introspected(Optional.of(" ")));
        isRefused(() -> new Tenancy.Claimed("tenant", Set.of()));
    }

    @Test
    void onlyAsymmetricAlgorithmsCanBeNamed() {
        assertThat(Algorithm.named("ES256")).contains(Algorithm.ES256);
        for (String name : List.of("none", "HS256", "HS512", "es256", "ES256K", "EdDSA", "")) {
            assertThat(Algorithm.named(name)).isEmpty();
        }
    }

    @Test
    void metadataOfThisIssuerNamesItsAddresses() throws Unreachable {
        IssuerMetadata read = metadata("{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"https://keys.example.com/k\",\"introspection_endpoint\":\"https://i.example.com/i\"}");
        assertThat(read.jwksUri()).hasToString("https://keys.example.com/k");
        assertThat(read.introspectionEndpoint()).isPresent();
        var loopback = IssuerMetadata.read(
                "{\"issuer\":\"http://127.0.0.1:8080/r\",\"jwks_uri\":\"http://127.0.0.1:8080/r/k\"}".getBytes(StandardCharsets.UTF_8), "http://127.0.0.1:8080/r");
        assertThat(loopback.jwksUri().getPort()).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{}", "{\"issuer\":\"https://i.example.com\"}",
        "{\"issuer\":\"https://i.example.com/\",\"jwks_uri\":\"https://i.example.com/k\"}",
        "{\"issuer\":\"https://evil.example\",\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"https://i.example.com/k\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"http://i.example.com/k\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"file:///etc/passwd\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"//i.example.com/k\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"https:i.example.com\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"https://u:p@i.example.com/k\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"https://i.example.com/k#x\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":\"not a url\"}",
        "{\"issuer\":\"https://i.example.com\",\"jwks_uri\":7}"})
    void otherMetadataIsRefused(String json) {
        assertThatThrownBy(() -> metadata(json)).isInstanceOf(Unreachable.class);
    }

    private static IssuerMetadata metadata(String json) throws Unreachable {
        return IssuerMetadata.read(json.getBytes(StandardCharsets.UTF_8), "https://i.example.com");
    }
}
