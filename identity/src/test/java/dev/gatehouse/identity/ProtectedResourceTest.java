package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedResourceTest {
    @Test
    void theDocumentNamesResourceIssuersAndScopes() {
        assertThat(new String(ProtectedResource.metadata(Desk.NOTES, List.of(FakeIssuer.URL, Desk.OTHER_URL), List.of("a", "b")), StandardCharsets.UTF_8))
                .isEqualTo("{\"resource\":\"https://gate.example.com/mcp/notes\","
                        + "\"authorization_servers\":[\"https://login.example.com/realms/acme\",\"https://other.example.org\"],"
                        + "\"scopes_supported\":[\"a\",\"b\"],\"bearer_methods_supported\":[\"header\"]}");
    }

    @Test
    void whatThereIsNoneOfIsLeftOut() {
        assertThat(new String(ProtectedResource.metadata(Desk.NOTES, List.of(), List.of()), StandardCharsets.UTF_8))
                .isEqualTo("{\"resource\":\"https://gate.example.com/mcp/notes\",\"bearer_methods_supported\":[\"header\"]}");
    }

    @Test
    void bothWellKnownPlacesAreNamed() {
        assertThat(ProtectedResource.paths(Desk.NOTES)).containsExactly("/.well-known/oauth-protected-resource/mcp/notes", "/.well-known/oauth-protected-resource");
        assertThat(ProtectedResource.paths(new Audience("http://127.0.0.1:8080"))).containsExactly("/.well-known/oauth-protected-resource");
        assertThat(ProtectedResource.metadataUrl(new Audience("http://[::1]:8080/mcp"))).isEqualTo("http://[::1]:8080/.well-known/oauth-protected-resource/mcp");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://gate.example.com/", "https://gate.example.com/mcp/", "https://gate.example.com//mcp", "https://Gate.example.com", "HTTPS://gate.example.com",
        "https://gate.example.com/a?b", "https://gate.example.com/a#b", "https://u@gate.example.com", "https://gate.example.com/%6d", "https://gate.example.com/../mcp",
        "https://gate.example.com/.mcp", "https://gate.example.com:0", "https://gate.example.com:", "ftp://gate.example.com", "gate.example.com", "",
        "https://gate.example.com/a\"b", "https://gate.example.com/a b", "https://gate.example.com/a\n", "https://g\u0430te.example.com"})
    void anythingButACanonicalUrlIsNoAudience(String url) {
        assertThatThrownBy(() -> new Audience(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
