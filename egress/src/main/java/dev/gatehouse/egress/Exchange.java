package dev.gatehouse.egress;

import dev.gatehouse.destinations.Allowance;
import dev.gatehouse.egress.DialFailure.Broken;
import dev.gatehouse.egress.DialFailure.Fault;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/// One request and its answer, once: connection, sending, head, body, end.
///
/// There is no second attempt, on a connection that was kept either: the other side may have acted on the first.
final class Exchange {
    private static final int MOST_INTERIM = 4;

    private final Outgoing outgoing;
    private final Pool pool;
    private final Fuse fuse;
    private final Watch watch;
    private Line line;
    private Sent sent = Sent.NO;
    private boolean reusable;
    private boolean over;

    Exchange(Outgoing outgoing, Pool pool, Fuse fuse, Watch watch) {
        this.outgoing = outgoing;
        this.pool = pool;
        this.fuse = fuse;
        this.watch = watch;
    }

    /// Sends and reads the head. After a failure everything is closed; after an answer the body owns the connection.
    Outcome begin(Allowance allowance, Dialler dialler) {
        try {
            line = connection(allowance, dialler);
            fuse.hold(line);
            var request = request();
            fuse.allow(outgoing.deadlines().head());
            sent = Sent.MAYBE;
            line.send(request);
            return answer(request, lastHead());
        } catch (Undialled named) {
            return ended(named.failure());
        } catch (IOException | HttpException | RuntimeException surprise) {
            return ended(Faults.of(surprise, fuse.cut(), sent));
        }
    }

    private Line connection(Allowance allowance, Dialler dialler) throws Undialled {
        var kept = pool.take();
        return kept.isPresent() ? kept.get() : dialler.dial(allowance, outgoing.deadlines(), fuse);
    }

    private ClassicHttpRequest request() {
        var destination = outgoing.destination();
        var request = new BasicClassicHttpRequest(outgoing.method().name(), destination.target());
        request.addHeader("Host", destination.origin().authority());
        request.addHeader("Accept-Encoding", "identity");
        outgoing.headers().forEach(request::addHeader);
        outgoing.authorization().ifPresent(credential -> request.addHeader("Authorization", credential.field()));
        switch (outgoing.method()) {
            case GET, DELETE -> { }
            case POST -> attachBody(request);
        }
        return request;
    }

    private void attachBody(BasicClassicHttpRequest request) {
        request.addHeader("Content-Length", outgoing.body().length);
        request.setEntity(new ByteArrayEntity(outgoing.body(), (ContentType) null));
    }

    private ClassicHttpResponse lastHead() throws IOException, HttpException, Undialled {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            var head = line.head();
            if (head.getCode() >= 200) {
                return head;
            }
            if (head.getCode() == 101) {
                break;
            }
        }
        throw new Undialled(new Broken(sent, Fault.UPGRADE));
    }

    private Incoming answer(ClassicHttpRequest request, ClassicHttpResponse response)
            throws IOException, HttpException, Undialled {
        var head = Head.judged(response, outgoing.mostBytes());
        reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, HttpCoreContext.create());
        if (head.status() == 204 || head.length() == 0) {
            finish();
            return new Incoming(head, new ResponseBody(this, InputStream.nullInputStream(), head.length(), outgoing.mostBytes()));
        }
        line.attachBody(response);
        fuse.allowTheRest();
        return new Incoming(head, new ResponseBody(this, response.getEntity().getContent(), head.length(), outgoing.mostBytes()));
    }

    /// While a read waits, silence counts; while the reader is busy elsewhere, only the end of the whole does.
    void awaitBytes() {
        fuse.allow(outgoing.deadlines().quiet());
    }

    void gotBytes() {
        fuse.allowTheRest();
    }

    /// The body is complete: the connection may carry another request, if nothing speaks against it.
    void finish() {
        if (!endsNow()) {
            return;
        }
        boolean whole = fuse.putOut();
        if (whole && reusable && isClean()) {
            pool.keep(line);
        } else {
            line.close();
        }
        leave();
    }

    private boolean isClean() {
        try {
            return !line.holdsUnaskedBytes();
        } catch (IOException | RuntimeException doubtful) {
            return false;
        }
    }

    /// The body broke off, or nobody wants the rest: the connection is closed at once, so that the other side learns of it.
    DialFailure broken(Exception surprise) {
        return ended(Faults.of(surprise, fuse.cut(), sent));
    }

    DialFailure ended(DialFailure failure) {
        cut();
        return failure;
    }

    void cut() {
        if (!endsNow()) {
            return;
        }
        fuse.blow(Fuse.Cut.BY_CALLER);
        if (line != null) {
            line.close();
        }
        leave();
    }

    private synchronized boolean endsNow() {
        boolean now = !over;
        over = true;
        return now;
    }

    private void leave() {
        watch.forget(fuse);
        pool.leave();
    }
}
