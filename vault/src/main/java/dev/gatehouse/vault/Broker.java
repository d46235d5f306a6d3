package dev.gatehouse.vault;

import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.egress.Egress;
import dev.gatehouse.wire.link.EventLine;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Fetch;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Send;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers the gate: its calls to remote servers, its questions to issuers. Everything is decided by what the operator wrote.
final class Broker implements ExchangeHandler {
    private static final System.Logger LOG = System.getLogger(Broker.class.getName());

    private final Egress egress;
    private final EventLine events;
    private final Tally tally;
    private final RemoteCall calls;
    private final IssuerFetch issuers;
    private volatile Written written = Written.nothing();

    Broker(Egress egress, EventLine events) {
        this.egress = egress;
        this.events = events;
        this.tally = new Tally(events);
        this.calls = new RemoteCall(egress, tally);
        this.issuers = new IssuerFetch(egress, tally);
    }

    /// Runs on this snapshot from now on. Destinations that it no longer names cannot be dialled; answers under way go on. The one in force
    /// again changes nothing: connections stay, and nobody is told twice.
    synchronized void use(Snapshot snapshot) {
        if (snapshot.version() == written.version()) {
            return;
        }
        Written now = Written.in(snapshot);
        egress.replaceAllowances(now.allowances());
        written = now;
        now.unusable().forEach(sentence -> LOG.log(System.Logger.Level.ERROR, "cannot be reached: {0}", sentence));
        now.insides().forEach(origin -> LOG.log(System.Logger.Level.WARNING, "reaches this machine or a private network, as written: {0}", origin));
        events.tell("settings", Long.toString(now.version()), "inside: " + String.join(" ", now.insides()));
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        switch (start) {
            case Send send -> call(send, exchange);
            case Fetch fetch -> exchange.send(issuers.answer(fetch, written, exchange));
            case Message _ -> throw new IOException("not for the broker");
        }
    }

    private void call(Send send, Exchange exchange) throws IOException {
        Optional<Written.Remote> server = written.server(send.server());
        if (server.isPresent()) {
            calls.answer(send, server.get(), exchange);
        } else {
            exchange.body(send.bodyLength());
            exchange.send(Failures.unsent(FailCode.UNKNOWN_SERVER, "settings version " + written.version()));
        }
    }

    /// What the broker says of itself.
    List<Fact> report() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("settings", Long.toString(written.version())));
        facts.addAll(tally.facts());
        return facts;
    }
}
