package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers in the server library's stead whenever it wants to say no itself: a head its parser refused, or a fault of its own.
/// Its own error page would tell names and versions.
final class BadMessages implements Request.Handler {
    private final Reception reception;

    BadMessages(Reception reception) {
        this.reception = reception;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Line line = Line.under(request.getConnectionMetaData().getConnection().getEndPoint());
        if (!line.beginRequest()) {
            callback.failed(new Gone("the head came too late"));
            return true;
        }
        Refusal refusal = refusal(request);
        var call = CallId.fresh();
        reception.count(line.peer(), refusal, call);
        line.endRequest(false);
        write(response, refusal, call, callback);
        return true;
    }

    private static void write(Response response, Refusal refusal, CallId call, Callback callback) {
        byte[] body = Answers.body(refusal, call, null);
        HttpFields.Mutable headers = response.getHeaders().clear();
        Answers.common(headers, call);
        Answers.forRefusal(headers, refusal);
        headers.put(HttpHeader.CONTENT_TYPE, Answers.JSON);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        headers.put(HttpHeader.CONNECTION, "close");
        response.setStatus(refusal.code().http());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Refusal refusal(Request request) {
        if (!(request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException bad)) {
            return Refusal.of(Code.INTERNAL, "server-library");
        }
        return switch (bad.getCode()) {
            case 414, 431 -> Refusal.of(Code.HEAD_TOO_LARGE, "head-bytes");
            case 500 -> Refusal.of(Code.INTERNAL, "server-library");
            default -> malformed(bad.getReason());
        };
    }

    private static Refusal malformed(String reason) {
        for (Violation violation : Violation.values()) {
            if (violation.getDescription().equals(reason)) {
                return Refusal.of(codeOf(violation), violation.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return Refusal.of(Code.HEAD_MALFORMED, "parser");
    }

    private static Code codeOf(Violation violation) {
        boolean twice = violation == Violation.MULTIPLE_CONTENT_LENGTHS || violation == Violation.DUPLICATE_HOST_HEADERS;
        return twice ? Code.HEADER_DUPLICATE : Code.HEAD_MALFORMED;
    }
}
