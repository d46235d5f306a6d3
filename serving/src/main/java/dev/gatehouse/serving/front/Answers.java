package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// How a no looks on the wire: always JSON-RPC with a length, never streamed, never an echo of what was sent.
final class Answers {
    /// The header that names the call in every answer, good or bad.
    static final String CALL = "Gatehouse-Call";

    static final String JSON = "application/json";
    private static final byte[] NO_ID = "null".getBytes(StandardCharsets.US_ASCII);

    private Answers() {}

    /// The body of a refusal.
    ///
    /// @param rawId the request's id, JSON as it was sent and judged; null where none could be read
    static byte[] body(Refusal refusal, CallId call, byte[] rawId) {
        Code code = refusal.code();
        var body = new ByteArrayOutputStream(256);
        body.writeBytes(ascii("{\"jsonrpc\":\"2.0\",\"id\":"));
        body.writeBytes(rawId == null ? NO_ID : rawId);
        body.writeBytes(ascii(",\"error\":{\"code\":" + code.jsonRpc() + ",\"message\":\"" + escaped(code.sentence())
                + "\",\"data\":{\"code\":\"" + code.word() + "\",\"call\":\"" + call + "\",\"effect\":\"" + refusal.effect().word()
                + "\",\"move\":\"" + code.mover().name().toLowerCase(Locale.ROOT) + "\"" + retryAfter(refusal) + "}}}"));
        return body.toByteArray();
    }

    /// What every answer carries.
    static void common(HttpFields.Mutable headers, CallId call) {
        headers.put(CALL, call.value());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
    }

    static void forRefusal(HttpFields.Mutable headers, Refusal refusal) {
        int status = refusal.code().http();
        if (status == 429 || status == 503) {
            headers.put(HttpHeader.RETRY_AFTER, refusal.retryAfter().orElse(1));
        }
    }

    private static String retryAfter(Refusal refusal) {
        return refusal.retryAfter().isEmpty() ? "" : ",\"retryAfter\":" + refusal.retryAfter().getAsLong();
    }

    /// A whole response for a connection on which no request came to be.
    static byte[] closing(Refusal refusal, CallId call) {
        byte[] body = body(refusal, call, null);
        var response = new ByteArrayOutputStream(512);
        response.writeBytes(ascii("HTTP/1.1 " + refusal.code().http() + " \r\nContent-Type: " + JSON + "\r\nContent-Length: " + body.length
                + "\r\n" + CALL + ": " + call + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"));
        response.writeBytes(body);
        return response.toByteArray();
    }

    private static String escaped(String sentence) {
        return sentence.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
