package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Receives one request, in this order: the address's limit, a seat, the rules of the head, and then the [Door].
final class Reception extends Handler.Abstract {
    /// What a failed request costs its address: the refusals before identity, and those by identity. Not among them is
    /// whatever an honest, authenticated caller may meet, nor what is our own fault.
    private static final Set<Code> COSTLY = EnumSet.of(
            Code.HEAD_MALFORMED,
            Code.HEAD_TOO_LARGE,
            Code.HEAD_TOO_SLOW,
            Code.HEADER_DUPLICATE,
            Code.HOST_NOT_OURS,
            Code.ORIGIN_NOT_ALLOWED,
            Code.ROUTE_UNKNOWN,
            Code.VERB_NOT_ALLOWED,
            Code.TOKEN_MISSING,
            Code.TOKEN_IN_QUERY,
            Code.TOKEN_MALFORMED,
            Code.TOKEN_INVALID,
            Code.TOKEN_EXPIRED,
            Code.TOKEN_WRONG_AUDIENCE,
            Code.TOKEN_REVOKED);

    private static final System.Logger LOG = System.getLogger("gatehouse.front");

    private final FrontSettings settings;
    private final Door door;
    private final Turnstile turnstile;
    private final Addresses addresses;
    private final Seats requests;
    private final Seats streams;
    private volatile Set<String> hosts = Set.of();
    private volatile Set<String> origins = Set.of();

    Reception(FrontSettings settings, Door door, Turnstile turnstile) {
        this.settings = settings;
        this.door = door;
        this.turnstile = turnstile;
        this.addresses = new Addresses(settings.limits().refusalsPerSecond(), System::nanoTime);
        this.requests = new Seats(settings.limits().requestsAtOnce());
        this.streams = new Seats(settings.limits().streamsAtOnce());
    }

    void allow(Set<String> hosts, Set<String> origins) {
        this.hosts = Set.copyOf(hosts);
        this.origins = Set.copyOf(origins);
    }

    Limits limits() {
        return settings.limits();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        AbstractEndPoint wire = (AbstractEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
        Line line = Line.under(wire);
        if (!line.beginRequest()) {
            callback.failed(new Gone("the head came too late"));
            return true;
        }
        request.addIdleTimeoutListener(_ -> false); // a quiet request is ended by its deadline, not by the connection's idle time
        serve(request, response, callback, wire, line);
        return true;
    }

    private void serve(Request request, Response response, Callback callback, AbstractEndPoint wire, Line line) {
        var fields = new Fields(request.getHeaders());
        var body = new Body(request, response, fields, settings.limits());
        var watch = new Watch(wire);
        InetAddress client = settings.proxies().client(line.peer(), fields);
        var arrival = new Arrival(CallId.fresh(), client, head(request, fields), response, body, watch, this);
        line.watch(watch);
        receive(arrival);
        finish(arrival, body, watch, wire, line, callback);
    }

    /// Answers in every case, or leaves a stream half written, which [#finish] then cuts.
    private void receive(Arrival arrival) {
        boolean seated = false;
        try {
            checkAddress(arrival);
            seated = takeSeat(arrival);
            checkHead(arrival);
            door.serve(arrival);
            if (!arrival.answered()) {
                throw Refused.because(Code.INTERNAL, "the door gave no answer");
            }
        } catch (Refused refused) {
            refuse(arrival, refused.refusal());
        } catch (Throwable surprise) {
            LOG.log(System.Logger.Level.ERROR, "call {0} failed by {1}", arrival.call(), surprise.getClass().getName());
            refuse(arrival, Refusal.of(Code.INTERNAL, surprise.getClass().getSimpleName()));
        } finally {
            if (arrival.streaming()) {
                streams.leave();
            } else if (seated) {
                requests.leave();
            }
        }
    }

    private void checkAddress(Arrival arrival) throws Refused {
        if (!bringsToken(arrival) && addresses.exhausted(AddressKey.of(arrival.client()))) {
            arrival.closeAfterwards();
            throw Refused.because(Code.ADDRESS_BUSY, "failed-requests");
        }
    }

    private boolean takeSeat(Arrival arrival) throws Refused {
        if (!requests.take()) {
            arrival.closeAfterwards();
            throw Refused.because(Code.OVERLOADED, "requests");
        }
        return true;
    }

    private void checkHead(Arrival arrival) throws Refused {
        Optional<HeadRule> broken = HeadRules.broken(arrival.head());
        if (broken.isPresent()) {
            throw Refused.because(broken.get().code(), broken.get().name());
        }
    }

    /// An open stream gives its seat among the requests back: it waits, and does not work.
    boolean takeStream() {
        if (!streams.take()) {
            return false;
        }
        requests.leave();
        return true;
    }

    void count(InetAddress client, Refusal refusal, CallId call) {
        if (COSTLY.contains(refusal.code())) {
            addresses.charge(AddressKey.of(client));
        }
        turnstile.refused(client, refusal, call);
    }

    void abandon(Response response) {
        response.getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
    }

    private static void refuse(Arrival arrival, Refusal refusal) {
        if (!arrival.answered()) {
            arrival.refuse(refusal, null, Map.of());
        }
    }

    /// The library may read on only after the watch is off; a half-written stream is cut, never ended as if it were whole.
    private static void finish(Arrival arrival, Body body, Watch watch, AbstractEndPoint wire, Line line, Callback callback) {
        if (arrival.closing()) {
            line.leave();
            body.drain();
        }
        boolean stays = watch.release() && !arrival.closing() && arrival.whole();
        line.endRequest(stays);
        if (!arrival.whole() || !stays && !arrival.closing()) {
            wire.close();
        }
        if (arrival.whole()) {
            callback.succeeded();
        } else {
            callback.failed(new Gone("the stream was left open"));
        }
    }

    private static boolean bringsToken(Arrival arrival) {
        return arrival.header("Authorization").filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7) && value.length() > 7).isPresent();
    }

    private Head head(Request request, Fields fields) {
        HttpURI target = request.getHttpURI();
        return new Head(
                request.getConnectionMetaData().getHttpVersion().asString(),
                request.getMethod(),
                orEmpty(target.getPath()),
                orEmpty(target.getQuery()),
                orEmpty(target.getFragment()),
                fields,
                hosts,
                origins,
                settings.limits().headFields());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
