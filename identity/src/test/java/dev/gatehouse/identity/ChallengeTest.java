package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.pipeline.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
    private static final ProtectedRoute PLAIN = new ProtectedRoute(Desk.NOTES, List.of());
    private static final ProtectedRoute SCOPED = new ProtectedRoute(Desk.NOTES, List.of("notes:read", "notes:write"));

    private static String of(Code code, ProtectedRoute route) {
        return Challenge.of(code, route).orElseThrow().value();
    }

    @Test
    void withoutATokenNoErrorIsNamed() {
        assertThat(of(Code.TOKEN_MISSING, PLAIN))
                .isEqualTo("Bearer resource_metadata=\"https://gate.example.com/.well-known/oauth-protected-resource/mcp/notes\"");
        assertThat(of(Code.TOKEN_MISSING, SCOPED))
                .isEqualTo("Bearer resource_metadata=\"https://gate.example.com/.well-known/oauth-protected-resource/mcp/notes\", scope=\"notes:read notes:write\"");
    }

    @Test
    void anInvalidTokenIsNamedSo() {
        assertThat(of(Code.TOKEN_EXPIRED, SCOPED))
                .isEqualTo("Bearer resource_metadata=\"https://gate.example.com/.well-known/oauth-protected-resource/mcp/notes\", error=\"invalid_token\","
                        + " scope=\"notes:read notes:write\", error_description=\"The token has expired.\"");
    }

    @Test
    void aMissingScopeIsNamedWithAllScopesOfTheRoute() {
        assertThat(of(Code.SCOPE_INSUFFICIENT, SCOPED))
                .isEqualTo("Bearer resource_metadata=\"https://gate.example.com/.well-known/oauth-protected-resource/mcp/notes\", error=\"insufficient_scope\","
                        + " scope=\"notes:read notes:write\", error_description=\"The token lacks a scope that this route needs.\"");
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeHasAChallengeExactlyWhereATokenWouldMendIt(Code code) {
        boolean mended = code.http() == 401 || code == Code.SCOPE_INSUFFICIENT;
        assertThat(Challenge.of(code, SCOPED).isPresent()).isEqualTo(mended);
        Challenge.of(code, SCOPED).ifPresent(challenge -> assertThat(challenge.value()).matches("Bearer [a-z_]+=\"[^\"\\\\\\p{Cntrl}]*\"(, [a-z_]+=\"[^\"\\\\\\p{Cntrl}]*\")*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a b", "", "a\r\nSet-Cookie: x", "\u00e9", "a\0"})
    void aScopeThatCouldBreakOutIsNoScope(String scope) {
        assertThatThrownBy(() -> new ProtectedRoute(Desk.NOTES, List.of(scope))).isInstanceOf(IllegalArgumentException.class);
    }
}
