package dev.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.wire.message.Fetched;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.What;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the broker asks issuers, and what it does not let them make it ask.
class IssuerFetchTest {
    private House house;

    @BeforeEach
    void open() throws IOException {
        house = new House();
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private void write(String issuer, Optional<String> keys, Optional<Issuer.Details> details) {
        house.write(List.of(), List.of(House.issuer(issuer, keys, details)));
    }

    private static String told(Message message) {
        return message instanceof Fetched(int status, byte[] body) ? status + " " + new String(body, StandardCharsets.UTF_8) : Told.of(message);
    }

    /// Answers at this path alone, with text in which `SELF` is its own origin.
    private static Upstream at(String path, String text) throws IOException {
        var self = new Upstream[1];
        self[0] = new Upstream((asked, answering) -> {
            boolean here = asked.line().equals("GET " + path + " HTTP/1.1");
            answering.whole(here ? "200 OK" : "404 Not Found", "Content-Type: application/json\r\n", here ? text.replace("SELF", self[0].url("")) : "none");
        });
        return self[0];
    }

    @Test
    void metadataAreLookedForAtTheWellKnownPlacesInTheirOrder() throws Exception {
        for (String place : List.of("/.well-known/oauth-authorization-server/one", "/.well-known/openid-configuration/one", "/one/.well-known/openid-configuration")) {
            try (var upstream = at(place, "{}")) {
                write(upstream.url("/one"), Optional.empty(), Optional.empty());
                assertThat(told(house.fetch(What.METADATA, ""))).isEqualTo("200 {}");
                assertThat(upstream.asked.getLast().line()).contains(place);
            }
        }
    }

    @Test
    void anIssuerWithoutAPathHasTwoPlaces() throws Exception {
        try (var upstream = Upstream.saying("404 Not Found", "", "none")) {
            write(upstream.url("/"), Optional.empty(), Optional.empty());
            assertThat(told(house.fetch(What.METADATA, ""))).isEqualTo("404 none");
            assertThat(upstream.asked).extracting(Upstream.Asked::line).containsExactly("GET /.well-known/oauth-authorization-server HTTP/1.1", "GET /.well-known/openid-configuration HTTP/1.1");
        }
    }

    @Test
    void writtenKeysAreFetchedWithoutAskingForMetadata() throws Exception {
        try (var upstream = at("/keys", "{\"keys\":[]}")) {
            write(upstream.url("/one"), Optional.of(upstream.url("/keys")), Optional.empty());
            assertThat(told(house.fetch(What.KEYS, ""))).isEqualTo("200 {\"keys\":[]}");
            assertThat(upstream.asked).hasSize(1);
            assertThat(upstream.asked.getFirst().head()).doesNotContain("authorization");
        }
    }

    @Test
    void keysThatTheMetadataNameAreFetchedFromTheIssuersOwnOrigin() throws Exception {
        var self = new Upstream[1];
        try (var upstream = new Upstream((asked, answering) -> answering.whole("200 OK", "",
            asked.line().contains("well-known") ? "{\"issuer\":\"" + self[0].url("/one") + "\",\"jwks_uri\":\"" + self[0].url("/jwks") + "\"}" : "{\"keys\":[1]}"))) {
            self[0] = upstream;
            write(upstream.url("/one"), Optional.empty(), Optional.empty());
            assertThat(told(house.fetch(What.KEYS, ""))).isEqualTo("200 {\"keys\":[1]}");
        }
    }

    @Test
    void keysSomewhereElseAreNotFetchedNotEvenWhereAServerMayBeDialled() throws Exception {
        var self = new Upstream[1];
        try (var elsewhere = Upstream.saying("200 OK", "", "{\"keys\":[]}"); var upstream = new Upstream((_, answering) ->
            answering.whole("200 OK", "", "{\"issuer\":\"" + self[0].url("/one") + "\",\"jwks_uri\":\"" + elsewhere.url("/jwks") + "\"}"))) {
            self[0] = upstream;
            house.write(List.of(House.server("notes", elsewhere.url("/mcp"))), List.of(House.issuer(upstream.url("/one"), Optional.empty(), Optional.empty())));
            assertThat(told(house.fetch(What.KEYS, ""))).startsWith("REFUSED_DESTINATION NONE");
            assertThat(elsewhere.connections).hasValue(0);
        }
    }

    @Test
    void metadataOfAnotherIssuerNameNoKeys() throws Exception {
        var self = new Upstream[1];
        try (var upstream = new Upstream((_, answering) -> answering.whole("200 OK", "", "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"" + self[0].url("/jwks") + "\"}"))) {
            self[0] = upstream;
            write(upstream.url("/one"), Optional.empty(), Optional.empty());
            assertThat(told(house.fetch(What.KEYS, ""))).startsWith("REFUSED_DESTINATION NONE");
            assertThat(upstream.asked).noneMatch(asked -> asked.line().contains("/jwks"));
        }
    }

    @Test
    void anIssuerThatNobodyWroteIsNotAsked() throws Exception {
        assertThat(told(house.fetch(What.KEYS, ""))).startsWith("UNKNOWN_SERVER NONE");
        assertThat(told(house.fetch(What.INTROSPECT, "t0k3n"))).startsWith("UNKNOWN_SERVER NONE");
    }

    @Test
    void redirectsAndLargeDocumentsAreRefused() throws Exception {
        try (var upstream = Upstream.saying("302 Found", "Location: http://127.0.0.1:1/\r\n", "")) {
            write(upstream.url("/one"), Optional.of(upstream.url("/keys")), Optional.empty());
            assertThat(told(house.fetch(What.KEYS, ""))).isEqualTo("REDIRECTS UNKNOWN redirect-refused");
        }
        try (var upstream = Upstream.saying("200 OK", "", "x".repeat(64 * 1024 + 1))) {
            write(upstream.url("/one"), Optional.of(upstream.url("/keys")), Optional.empty());
            assertThat(told(house.fetch(What.KEYS, ""))).isEqualTo("TOO_LARGE UNKNOWN answer-too-large");
        }
    }

    @Test
    void anOpaqueTokenIsAskedAboutWithTheBrokersOwnCredential() throws Exception {
        Path secret = secret("s3cr:t\n", "rw-------");
        try (var upstream = Upstream.saying("200 OK", "Content-Type: application/json\r\n", "{\"active\":true}")) {
            write(upstream.url("/"), Optional.empty(), Optional.of(new Issuer.Details(URI.create(upstream.url("/introspect")), "gate house", secret)));
            assertThat(told(house.fetch(What.INTROSPECT, "t0/k+3=n&x"))).isEqualTo("200 {\"active\":true}");
            Upstream.Asked asked = upstream.asked.getFirst();
            assertThat(asked.line()).isEqualTo("POST /introspect HTTP/1.1");
            assertThat(asked.body()).isEqualTo("token=t0%2Fk%2B3%3Dn%26x");
            assertThat(asked.head()).contains("content-type: application/x-www-form-urlencoded")
                .contains("Basic " + Base64.getEncoder().encodeToString("gate+house:s3cr%3At".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aSecretThatOthersCanReachIsNotUsedAndTheIssuerNotAsked() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            Path link = Files.createSymbolicLink(house.folder.resolve("link"), secret("s", "rw-------"));
            for (Path file : List.of(secret("s", "rw-r-----"), secret("s", "rw----r--"), secret("s", "rwx------"), secret("", "rw-------"), secret("\n", "rw-------"),
                house.folder.resolve("missing"), house.folder, link)) {
                write(upstream.url("/"), Optional.empty(), Optional.of(new Issuer.Details(URI.create(upstream.url("/introspect")), "gate", file)));
                assertThat(told(house.fetch(What.INTROSPECT, "t"))).isEqualTo("BROKEN NONE the client secret's file is not used");
            }
            assertThat(upstream.connections).hasValue(0);
        }
    }

    @Test
    void introspectionThatWasNotWrittenIsNotTried() throws Exception {
        try (var upstream = Upstream.saying("200 OK", "", "{}")) {
            write(upstream.url("/"), Optional.empty(), Optional.empty());
            assertThat(told(house.fetch(What.INTROSPECT, "t"))).startsWith("UNKNOWN_SERVER NONE");
            assertThat(upstream.connections).hasValue(0);
        }
    }

    private Path secret(String text, String mode) throws IOException {
        Path file = Files.createTempFile(house.folder, "secret", null);
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
