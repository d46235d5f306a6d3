package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.errands.Errand;
import dev.gatehouse.gateway.errands.Together;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Batch;
import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.serving.front.Arrival;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A batch of an older client (MCP 2025-03-26, basic/transports): each member is a call of its own, with its own place on record, and pays
/// for itself; a no to one is its own. See `BatchesTest`.
///
/// What the members of a batch are was judged before ([Batch]).
final class BatchVisit {
    private static final int AT_ONCE = 8;

    private final Arrival arrival;
    private final SessionGuest guest;
    private final List<Batch.Member> members;
    private final BatchOutlet outlet;

    BatchVisit(Arrival arrival, SessionGuest guest, Batch batch, HttpOutlet response) {
        this.arrival = arrival;
        this.guest = guest;
        this.members = batch.members();
        this.outlet = new BatchOutlet(response);
    }

    /// What one member came to: an answer, a no, both where the no is the answer, or nothing.
    private record Came(CallId call, Optional<Message> answer, Optional<Refusal> no) {}

    /// Takes every member, and answers those that are requests. Where there are none, it is enough that one was taken.
    void serve() {
        List<Came> all = Together.each(AT_ONCE, IntStream.range(0, members.size()).boxed().toList(), this::take);
        boolean taken = all.stream().anyMatch(each -> each.answer().isPresent() || each.no().isEmpty());
        if (!taken) {
            arrival.refuse(all.getFirst().no().orElseThrow(), null, Map.of());
            return;
        }
        all.forEach(each -> each.no().ifPresent(no -> arrival.count(no, each.call())));
        if (all.stream().anyMatch(each -> each.answer().isPresent())) {
            outlet.end();
        } else {
            arrival.answer(202, Map.of(), null, new byte[0]);
        }
    }

    /// The first member goes by the id that the client hears of in the head.
    private Came take(int place) {
        CallId call = place == 0 ? arrival.call() : CallId.fresh();
        Batch.Member member = members.get(place);
        Came came;
        try {
            came = take(call, member);
        } catch (Refused refused) {
            guest.guest().record(call, method(member), refused.refusal());
            came = refused(call, member, refused.refusal());
        }
        came.answer().ifPresent(outlet::keep);
        return came;
    }

    private Came take(CallId call, Batch.Member member) throws Refused {
        return switch (member) {
            case Batch.Member.Unfit(var why) -> throw new Refused(Bodies.refusal(why));
            case Batch.Member.Fit(Request request) -> answer(call, request);
            case Batch.Member.Fit(Notification note) -> {
                guest.hear(note);
                yield new Came(call, Optional.empty(), Optional.empty());
            }
            case Batch.Member.Fit(Success answer) -> reply(call, answer, Optional.of(answer.id()));
            case Batch.Member.Fit(Failure answer) -> reply(call, answer, answer.id());
        };
    }

    private Came answer(CallId call, Request request) throws Refused {
        if (!(Claim.of(request, arrival.header(Names.HEADER_PROTOCOL_VERSION)) instanceof Claim.Legacy)) {
            throw Refused.because(Code.BATCH_REFUSED, "a newer request in a batch");
        }
        if (request.method().equals(Names.PING)) {
            return new Came(call, Optional.of(Success.of(request.id(), JsonObject.empty())), Optional.empty());
        }
        Errand errand = guest.errand(call, request, request.json().byteLength()).orElseThrow(() -> Refused.because(Code.METHOD_UNKNOWN, "method"));
        LegacySession.Running running = guest.begins(request.id(), call, errand);
        var own = outlet.ofMember();
        try {
            errand.run(running.stop(), own);
        } finally {
            guest.ends(request.id(), running);
        }
        return new Came(call, own.last().or(() -> own.no().map(no -> Bodies.failure(no, Optional.of(request.id()), call))), own.no());
    }

    private Came reply(CallId call, Message answer, Optional<Id> to) throws Refused {
        Id question = to.orElseThrow(() -> Refused.because(Code.ENVELOPE_INVALID, "an error about nothing"));
        var own = outlet.ofMember();
        guest.reply(call, answer, question, answer.json().byteLength(), own);
        return new Came(call, Optional.empty(), own.no());
    }

    /// Only what may have been a request is answered.
    private static Came refused(CallId call, Batch.Member member, Refusal no) {
        return switch (member) {
            case Batch.Member.Unfit(var why) -> new Came(call, Optional.of(Bodies.failure(no, why.id(), call)), Optional.of(no));
            case Batch.Member.Fit(Request request) -> new Came(call, Optional.of(Bodies.failure(no, Optional.of(request.id()), call)), Optional.of(no));
            case Batch.Member.Fit(Notification _), Batch.Member.Fit(Success _), Batch.Member.Fit(Failure _) -> new Came(call, Optional.empty(), Optional.of(no));
        };
    }

    private static String method(Batch.Member member) {
        return switch (member) {
            case Batch.Member.Unfit _ -> "";
            case Batch.Member.Fit(Request request) -> request.method();
            case Batch.Member.Fit(Notification note) -> note.method();
            case Batch.Member.Fit(Success _), Batch.Member.Fit(Failure _) -> "reply";
        };
    }
}
