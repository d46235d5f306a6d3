package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/// One request that broke no rule of the front, and the only way to answer it.
///
/// Used by one thread; only [#onGone] may be called from others. It is answered once: a second answer throws
/// [IllegalStateException], which shows a fault in the door.
public final class Arrival {
    private final CallId call;
    private final InetAddress client;
    private final Head head;
    private final Response response;
    private final Body body;
    private final Watch watch;
    private final Reception reception;
    private boolean answered;
    private boolean closes;
    private EventStream stream;

    Arrival(CallId call, InetAddress client, Head head, Response response, Body body, Watch watch, Reception reception) {
        this.call = call;
        this.client = client;
        this.head = head;
        this.response = response;
        this.body = body;
        this.watch = watch;
        this.reception = reception;
        if (body.complete()) {
            watch.bodyRead();
        }
    }

    /// The name of this call, made when the request was seen; every answer carries it in `Gatehouse-Call`.
    public CallId call() {
        return call;
    }

    /// Who is at the other end: the peer, or the client that a named proxy vouches for.
    public InetAddress client() {
        return client;
    }

    /// The HTTP method as it was sent, such as `POST`.
    public String verb() {
        return head.verb();
    }

    /// The path as it was sent: unreserved characters and slashes only, no dot or empty segments, nothing to decode.
    public String path() {
        return head.path();
    }

    /// The query as it was sent, without `?`; empty if there was none. It may hold a secret: never log it.
    public String query() {
        return head.query();
    }

    /// The value of a header, without regard to its name's case; the first, where it is a list header.
    public Optional<String> header(String name) {
        return head.fields().one(name);
    }

    /// All values of a header, in order.
    public List<String> headers(String name) {
        return head.fields().all(name);
    }

    /// The names of all headers, in lower case.
    public Set<String> headerNames() {
        return head.fields().names();
    }

    /// Reads the body now, under all limits of the front: JSON in UTF-8, its size, its rate, its time.
    public byte[] body() throws Refused {
        return body(Integer.MAX_VALUE);
    }

    /// The same with a smaller size than the front's.
    public byte[] body(int most) throws Refused {
        byte[] bytes = body.read(Math.min(most, reception.limits().bodyBytes()));
        watch.bodyRead();
        return bytes;
    }

    /// Runs `listener` once, on a thread of its own, when the client closes its connection before the answer is complete.
    /// Noticed within about a tenth of a second after the body was read. A client that closes only its sending side counts as gone.
    public void onGone(Runnable listener) {
        watch.onGone(listener);
    }

    /// Says no.
    ///
    /// @param rawId the request's id as JSON, once judged; null before
    /// @param headers further headers, such as a challenge
    public void refuse(Refusal refusal, byte[] rawId, Map<String, String> headers) {
        reception.count(client, refusal, call);
        Answers.forRefusal(response.getHeaders(), refusal);
        write(refusal.code().http(), headers, Answers.JSON, Answers.body(refusal, call, rawId));
    }

    /// Says no where the protocol wants another status, or more in the body, than the table of codes gives.
    ///
    /// @param body the whole JSON-RPC error
    public void refuse(Refusal refusal, int status, byte[] body) {
        reception.count(client, refusal, call);
        write(status, Map.of(), Answers.JSON, body);
    }

    /// Counts a no that is only a part of an answer.
    public void count(Refusal refusal, CallId whose) {
        reception.count(client, refusal, whose);
    }

    /// Answers with a whole body.
    ///
    /// @param contentType null for an answer without a body (`202`)
    public void answer(int status, Map<String, String> headers, String contentType, byte[] bytes) {
        write(status, headers, contentType, bytes);
    }

    /// Begins an event stream (`200`, `text/event-stream`). From here on the arrival is answered by the stream alone, which
    /// the door must end. Refused with `overloaded` where too many are open.
    public EventStream stream(Map<String, String> headers) throws Refused {
        checkUnanswered();
        if (!reception.takeStream()) {
            throw Refused.because(Code.OVERLOADED, "streams");
        }
        begin(200, headers);
        HttpFields.Mutable fields = response.getHeaders();
        fields.put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        fields.put("X-Accel-Buffering", "no");
        stream = new EventStream(response, watch, reception.limits().sendTime());
        stream.open();
        return stream;
    }

    Head head() {
        return head;
    }

    void closeAfterwards() {
        closes = true;
    }

    boolean answered() {
        return answered;
    }

    boolean streaming() {
        return stream != null;
    }

    /// True if the answer is whole: nothing was left half written.
    boolean whole() {
        return stream == null || stream.ended();
    }

    private void write(int status, Map<String, String> headers, String contentType, byte[] bytes) {
        checkUnanswered();
        if (!watch.release()) {
            closes = true;
        }
        begin(status, headers);
        HttpFields.Mutable fields = response.getHeaders();
        if (contentType != null) {
            fields.put(HttpHeader.CONTENT_TYPE, contentType);
        }
        fields.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        var written = new Written();
        response.write(true, ByteBuffer.wrap(bytes), written);
        if (!written.within(reception.limits().sendTime())) {
            reception.abandon(response);
        }
    }

    private void begin(int status, Map<String, String> headers) {
        answered = true;
        response.setStatus(status);
        HttpFields.Mutable fields = response.getHeaders();
        Answers.common(fields, call);
        headers.forEach(fields::put);
        if (closes || !body.complete()) {
            closes = true;
            fields.put(HttpHeader.CONNECTION, "close");
        }
    }

    private void checkUnanswered() {
        if (answered) {
            throw new IllegalStateException("answered twice");
        }
    }

    boolean closing() {
        return closes;
    }
}
