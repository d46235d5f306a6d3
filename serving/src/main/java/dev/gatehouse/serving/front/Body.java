package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// Reads the body of one request, once, under all its limits: the declared length first, then each byte as it is counted,
/// a rate and an end in time. Memory grows with what has arrived, never with what was announced.
final class Body {
    private static final Pattern MEDIA_TYPE = Pattern.compile("application/json( *; *charset=\"?utf-8\"?)?");
    private static final int FIRST = 4096;

    private final Request request;
    private final Response response;
    private final Fields fields;
    private final Limits limits;
    private final Semaphore arrived = new Semaphore(0);
    private byte[] bytes = new byte[0];
    private int length;
    private boolean complete;
    private boolean asked;

    Body(Request request, Response response, Fields fields, Limits limits) {
        this.request = request;
        this.response = response;
        this.fields = fields;
        this.limits = limits;
        this.complete = !fields.has("Transfer-Encoding") && declared() <= 0;
    }

    /// Nothing of this request is left on the connection.
    boolean complete() {
        return complete;
    }

    byte[] read(int most) throws Refused {
        checkKind();
        checkDeclared(most);
        long begun = System.nanoTime();
        sendContinue();
        while (!complete) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                await(begun);
            } else {
                take(chunk, most);
                checkTime(begun);
            }
        }
        checkTrailers();
        return Arrays.copyOf(bytes, length);
    }

    /// Reads away what the client still sends, so that closing does not reset the connection under our answer.
    void drain() {
        long end = System.nanoTime() + limits.lingerTime().toNanos();
        int most = limits.bodyBytes();
        while (!complete && most > 0 && System.nanoTime() < end) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                if (!arrives(end)) {
                    return;
                }
            } else if (Content.Chunk.isFailure(chunk)) {
                return;
            } else {
                most -= chunk.remaining();
                complete = chunk.isLast();
                chunk.release();
            }
        }
    }

    private void checkKind() throws Refused {
        if (fields.has("Content-Encoding")) {
            throw Refused.because(Code.MEDIA_TYPE_UNSUPPORTED, "content-encoding");
        }
        String type = fields.one("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw Refused.because(Code.MEDIA_TYPE_UNSUPPORTED, "content-type");
        }
    }

    private void checkDeclared(int most) throws Refused {
        if (declared() > most) {
            throw Refused.because(Code.BODY_TOO_LARGE, "content-length");
        }
    }

    private long declared() {
        return request.getLength();
    }

    private void sendContinue() {
        if (!complete && fields.one("Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
            response.writeInterim(100, HttpFields.EMPTY);
        }
    }

    private void take(Content.Chunk chunk, int most) throws Refused {
        if (Content.Chunk.isFailure(chunk)) {
            complete = false;
            throw broken(chunk.getFailure());
        }
        int size = chunk.remaining();
        if (size > most - length) {
            chunk.release();
            throw Refused.because(Code.BODY_TOO_LARGE, "bytes-read");
        }
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(Math.max(FIRST, length + size), bytes.length * 2)));
        }
        chunk.getByteBuffer().get(bytes, length, size);
        length += size;
        complete = chunk.isLast();
        chunk.release();
    }

    private static Refused broken(Throwable failure) {
        return Refused.because(Code.BODY_LENGTH_WRONG, failure instanceof HttpException ? "framing" : "ended-early");
    }

    private void await(long begun) throws Refused {
        if (!arrives(latest(begun))) {
            throw Refused.because(Code.BODY_TOO_SLOW, "rate");
        }
    }

    /// The moment by which the next byte must be here: the rate's after the grace, and never past the whole time.
    private long latest(long begun) {
        long byRate = limits.bodyGrace().toNanos() + Duration.ofSeconds(1).toNanos() * length / limits.bodyRate();
        return begun + Math.min(byRate, limits.bodyTime().toNanos());
    }

    private void checkTime(long begun) throws Refused {
        if (!complete && System.nanoTime() - begun > limits.bodyTime().toNanos()) {
            throw Refused.because(Code.BODY_TOO_SLOW, "time");
        }
    }

    private boolean arrives(long end) {
        if (!asked) {
            asked = true;
            request.demand(arrived::release);
        }
        try {
            asked = !arrived.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return !asked;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void checkTrailers() throws Refused {
        if (request.getTrailers() != null) {
            throw Refused.because(Code.HEAD_MALFORMED, "trailers");
        }
    }
}
