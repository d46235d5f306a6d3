package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.errands.Errand;
import dev.gatehouse.gateway.errands.Member;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.QuestionId;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import java.util.Optional;

/// A guest within a session: what one message comes to, be it alone or one of a batch.
record SessionGuest(Guest guest, LegacySession session) {
    Call.Facts facts(CallId call, Message message, int bytes) {
        return guest.facts(call, message, session.revision(), Optional.of(session.key()), session.client(), bytes);
    }

    /// What a request comes to; empty where its method is not carried.
    Optional<Errand> errand(CallId call, Request request, int bytes) throws Refused {
        return guest.errand(facts(call, request, bytes), request, Calls::ofSession);
    }

    /// Notes that a request runs, until [#ends].
    LegacySession.Running begins(Id id, CallId call, Errand errand) throws Refused {
        var running = new LegacySession.Running(call, new Stop(), errand.to());
        if (!session.begin(id, running)) {
            throw Refused.because(Code.ID_IN_USE, "id");
        }
        return running;
    }

    void ends(Id id, LegacySession.Running running) {
        session.end(id, running);
    }

    /// Hands a client's answer to whoever asked.
    void reply(CallId call, Message answer, Id to, int bytes, Outlet outlet) throws Refused {
        QuestionId question = QuestionId.of(to).orElseThrow(SessionGuest::unknown);
        Member asker = session.asker(question.call()).or(guest.route().errands()::alone).orElseThrow(SessionGuest::unknown);
        Call.Facts facts = facts(call, answer, bytes);
        guest.here().pipeline().run(new Call.Reply(facts.to(asker.route(), facts.deadline(), answer), question), asker.upstream(), new Stop(), outlet);
    }

    private static Refused unknown() {
        return Refused.because(Code.QUESTION_UNKNOWN, "not there or not yours");
    }

    /// A cancellation stops a call of the same session; all other notes have no one to go to yet.
    void hear(Notification note) {
        if (note.method().equals(Names.CANCELLED)) {
            note.requestId().flatMap(session::running).ifPresent(Stop::stop);
        }
    }
}
