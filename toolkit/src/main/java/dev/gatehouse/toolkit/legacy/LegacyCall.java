package dev.gatehouse.toolkit.legacy;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.RequestMeta;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.answering.Methods;
import dev.gatehouse.toolkit.answering.Rounds;
import dev.gatehouse.toolkit.answering.Run;
import dev.gatehouse.toolkit.answering.Telling;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Ask;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Later;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Step;
import java.util.Optional;

/// One request of an older client at work.
final class LegacyCall {
    private final Session session;
    private final Request request;
    private final Methods methods;

    LegacyCall(Session session, Request request, Methods methods) {
        this.session = session;
        this.request = request;
        this.methods = methods;
    }

    /// Works on a thread of its own and says in `sink` what comes of it. Only a note cancels it, or the session's end.
    void start(Sink sink) {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        Optional<Step> step = ofSession(request.method(), params).<Step>map(outcome -> _ -> outcome).or(() -> methods.step(request.method(), params));
        Thread worker = Thread.ofVirtual().name("call").unstarted(() -> work(step.orElse(_ -> Failures.noSuchMethod()), sink));
        session.works(request.id(), worker);
        worker.start();
    }

    /// The methods that only this era has.
    private Optional<Outcome> ofSession(String method, JsonObject params) {
        return switch (method) {
            case Names.PING -> Optional.of(new Done(JsonObject.empty()));
            case Names.SET_LEVEL -> Optional.of(params.text("level").flatMap(LogLevel::of).map(this::setLevel)
                .orElseGet(() -> Wrong.of(ErrorCode.INVALID_PARAMS, "There is no such level.")));
            case Names.SUBSCRIBE -> Optional.of(params.text("uri").filter(session::watch).<Outcome>map(_ -> new Done(JsonObject.empty()))
                .orElseGet(() -> Wrong.of(ErrorCode.INVALID_PARAMS, "That cannot be watched.")));
            case Names.UNSUBSCRIBE -> {
                params.text("uri").ifPresent(session::unwatch);
                yield Optional.of(new Done(JsonObject.empty()));
            }
            default -> Optional.empty();
        };
    }

    private Outcome setLevel(LogLevel level) {
        session.wants(level);
        return new Done(JsonObject.empty());
    }

    private void work(Step step, Sink sink) {
        var telling = new Telling(RequestMeta.of(request).progressToken(), session::level, sink::note, sink::breakOff);
        try {
            Run first = Run.first(telling, session.clientCapabilities());
            sink.last(message(Rounds.runNow(step, first, ask -> session.questions().ask(ask, sink))), 200);
        } catch (InterruptedException cancelled) {
            sink.end();
        } finally {
            session.worked(request.id());
        }
    }

    private Message message(Outcome outcome) {
        return switch (outcome) {
            case Done(JsonObject result) -> Success.of(request.id(), result);
            case Wrong wrong -> Failures.of(request.id(), wrong);
            case Later _ -> Failures.of(request.id(), Wrong.of(ErrorCode.INVALID_REQUEST, "This needs a client that can follow tasks."));
            case Ask _ -> Failures.of(request.id(), Failures.broken());
        };
    }
}
