package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.errands.Asking;
import dev.gatehouse.gateway.errands.Errand;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Ledger;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import java.util.Optional;

/// Whose visit it is, on which route, and until when: what all calls of one HTTP request have in common.
record Guest(Premises here, GateRoute route, Caller caller, Deadline deadline) {
    /// What is known of a message as a call.
    Call.Facts facts(CallId call, Message message, Revision revision, Optional<String> session, Call.Client client, int bytes) {
        boolean listens = message instanceof Request request && request.method().equals(Names.LISTEN);
        Deadline time = listens ? Deadline.in(OpenStreams.LONGEST) : deadline.within(route.route().deadlines().of(message));
        return new Call.Facts(call, caller, route.route(), revision, session, client, time, message, bytes);
    }

    /// What a request comes to on this route; empty where its method is not carried.
    Optional<Errand> errand(Call.Facts facts, Request request, Asking.Reading reading) throws Refused {
        return route.errands().of(new Asking(facts, request, reading, here.pipeline(), here.permission()));
    }

    /// Whoever is known is on record with every no, not only with those of the pipeline.
    void record(CallId call, String method, Refusal refusal) {
        here.ledger().turnedAway(new Ledger.Visitor(call, caller, route.route(), method), refusal);
    }
}
