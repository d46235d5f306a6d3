package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.wire.WireBusy;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireTimeout;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Header;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Method;
import dev.gatehouse.wire.message.Send;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The way to one server for one caller: exchanges with the zone that reaches it. Knows HTTP, and nothing of MCP's methods.
final class ServerLine {
    /// How many bytes of an answer may be on their way to a slow reader.
    private static final int CREDIT = 256 * 1024;

    private final ConnectionPool zone;
    private final String server;
    private final Caller caller;
    private final String callerName;
    private final int answerLimit;
    private final Duration patience;
    private final boolean batches;

    /// @param zone connections of the zone that reaches the server
    /// @param answerLimit bytes that one message may have
    /// @param patience how long an exchange may last where it outlives its call
    ServerLine(ConnectionPool zone, String server, Caller caller, int answerLimit, Duration patience) {
        this(zone, server, caller, answerLimit, patience, false);
    }

    /// Which server it is.
    String server() {
        return server;
    }

    private ServerLine(ConnectionPool zone, String server, Caller caller, int answerLimit, Duration patience, boolean batches) {
        this.zone = zone;
        this.server = server;
        this.caller = caller;
        this.callerName = Fingerprint.of(caller.key()); // short enough for the wire, and different for any two callers
        this.answerLimit = answerLimit;
        this.patience = patience;
        this.batches = batches;
    }

    /// The same way once it is known what the server speaks. Before, it may send nothing but single messages.
    ServerLine speaking(Revision revision) {
        return new ServerLine(zone, server, caller, answerLimit, patience, revision.hasBatches());
    }

    /// Sends one JSON-RPC message and waits for the head of what comes back.
    ///
    /// @throws Refused if there is no answer; the effect is `none` only where the message cannot have reached the server
    UpstreamReply post(CallId id, byte[] body, List<Header> headers, Optional<String> session, Deadline deadline) throws Refused {
        return post(id, body, headers, session, deadline, _ -> {});
    }

    /// The same, and tells `sent` of the exchange when the message is on its way, so that it can be given up while nothing comes back.
    UpstreamReply post(CallId id, byte[] body, List<Header> headers, Optional<String> session, Deadline deadline, Consumer<Exchange> sent)
        throws Refused {
        return exchange(id, Method.POST, body, headers, session, deadline, sent);
    }

    /// Ends a session.
    void delete(CallId id, List<Header> headers, String session, Deadline deadline) throws Refused {
        exchange(id, Method.DELETE, new byte[0], headers, Optional.of(session), deadline, _ -> {}).close(true);
    }

    /// Opens a session's stream of what the server says without being asked, or one that broke off.
    UpstreamReply get(CallId id, List<Header> headers, Optional<String> session, Deadline deadline, Consumer<Exchange> sent) throws Refused {
        return exchange(id, Method.GET, new byte[0], headers, session, deadline, sent);
    }

    private UpstreamReply exchange(CallId id, Method method, byte[] body, List<Header> headers, Optional<String> session, Deadline deadline,
        Consumer<Exchange> sent) throws Refused {
        int millis = Math.clamp(Math.max(deadline.left().toMillis(), patience.toMillis()), 1, 3_600_000);
        var send = new Send(id.value(), server, caller.tenant(), callerName, method, headers, session, millis, CREDIT, body.length);
        Exchange exchange = begin(deadline, Exchange.withBody(send, body));
        try {
            sent.accept(exchange);
            return reply(exchange, exchange.receive());
        } catch (WireTimeout late) {
            exchange.close();
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_TIMED_OUT, "no head in time"));
        } catch (WireException lost) {
            exchange.close();
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_LOST, "zone lost before the head"));
        } catch (Refused failed) {
            exchange.close();
            throw failed;
        }
    }

    private Exchange begin(Deadline deadline, Message[] start) throws Refused {
        try {
            return zone.begin(dev.gatehouse.wire.Deadline.after(deadline.left()), start);
        } catch (WireBusy nobody) {
            throw Refused.because(Code.ZONE_UNAVAILABLE, nobody.getMessage());
        }
    }

    private UpstreamReply reply(Exchange exchange, Message first) throws Refused {
        return switch (first) {
            case Head head -> new UpstreamReply(exchange, head, answerLimit, batches);
            case Failed failed -> throw new Refused(Failures.refusal(failed));
            case Message _ -> throw new Refused(Refusal.after(Effect.UNKNOWN, Code.INTERNAL, "wire order"));
        };
    }
}
