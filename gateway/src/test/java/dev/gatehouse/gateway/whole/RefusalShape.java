package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.Locale;

/// What every refusal looks like on the wire.
final class RefusalShape {
    private RefusalShape() {}

    static void check(RawClient.Reply reply, Code code, int status, String id, String effect) {
        String call = reply.header("Gatehouse-Call");
        assertThat(reply.body()).startsWith(body(code, id, call, effect));
        assertThat(reply.body()).isEqualTo(body(code, id, call, effect) + more(code, reply.body(), reply.header("Retry-After")));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(call).matches("[A-Za-z0-9_-]{16}");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.headers()).containsKey("content-length").doesNotContainKeys("transfer-encoding", "server", "date", "x-powered-by", "mcp-session-id");
        assertThat(reply.headers().containsKey("www-authenticate")).isEqualTo(status == 401 || code == Code.SCOPE_INSUFFICIENT);
        assertThat(reply.headers().containsKey("retry-after")).isEqualTo(status == 429 || status == 503);
    }

    /// A refusal with the status of its code and without effect.
    static void check(RawClient.Reply reply, Code code, String id) {
        check(reply, code, code.http(), id, "none");
    }

    /// The body as far as the move; some codes say more.
    static String body(Code code, String id, String call, String effect) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code.jsonRpc() + ",\"message\":\"" + code.sentence() + "\",\"data\":{\"code\":\""
            + code.word() + "\",\"call\":\"" + call + "\",\"effect\":\"" + effect + "\",\"move\":\"" + code.mover().name().toLowerCase(Locale.ROOT) + "\"";
    }

    private static String more(Code code, String body, String retryAfter) {
        return switch (code) {
            case REVISION_UNSUPPORTED -> supported(body);
            case CAPABILITY_MISSING -> ",\"requiredCapabilities\":{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}}}}";
            case RATE_LIMITED, BUDGET_SPENT -> ",\"retryAfter\":" + retryAfter + "}}}";
            default -> "}}}";
        };
    }

    private static String supported(String body) {
        int requested = body.indexOf(",\"requested\":\"");
        assertThat(body).contains(",\"supported\":[\"2026-07-28\"]");
        return ",\"supported\":[\"2026-07-28\"]" + body.substring(requested, requested + 25) + "}}}";
    }
}
