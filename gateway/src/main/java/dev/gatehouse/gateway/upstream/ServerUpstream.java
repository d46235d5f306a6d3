package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Answer;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Cleared;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Upstream;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.wire.link.ConnectionPool;

/// One server behind the gateway, remote or hosted.
///
/// A call is sent once. Only where the keeper says that the process of a session is gone, so that nothing can have been sent, is the
/// call sent in a new session.
public final class ServerUpstream implements Upstream {
    private final ConnectionPool zone;
    private final boolean hosted;
    private final Dialogues dialogues;
    private final Eras eras;

    /// @param zone connections of the zone that reaches the server
    /// @param hosted whether that is the keeper
    public ServerUpstream(ConnectionPool zone, boolean hosted, Dialogues dialogues, Eras eras) {
        this.zone = zone;
        this.hosted = hosted;
        this.dialogues = dialogues;
        this.eras = eras;
    }

    @Override
    public Answer answer(Cleared cleared) throws Refused {
        Call call = cleared.use();
        return switch (call) {
            case Call.Discovery discovery -> introduce(discovery);
            case Call.ToolListing _, Call.ToolCall _ -> new ServerAnswer(call, this);
            case Call.Reply _, Call.Notice _ -> throw Refused.because(Code.METHOD_UNKNOWN, "nobody asked");
        };
    }

    private Answer introduce(Call.Discovery call) throws Refused {
        return new Told(Translate.introduction(call, dialogue(call).face()));
    }

    /// Sends one call. Called by [ServerAnswer] when its first message is asked for.
    ///
    /// @param sender asked before each flight and told when its request is on its way: of one, or of two where the first reached nobody
    Landed send(Call call, Sender sender) throws Refused {
        Dialogue dialogue = dialogue(call);
        try {
            return send(call, dialogue, sender);
        } catch (Refused failed) {
            if (!hosted || failed.refusal().code() != Code.UPSTREAM_REFUSED || failed.refusal().effect() != Effect.NONE) {
                throw failed;
            }
            dialogues.forget(call, dialogue);
            return send(call, dialogue(call), sender);
        }
    }

    /// A handshake may have taken its time: whether the call is still wanted is asked last.
    private Landed send(Call call, Dialogue dialogue, Sender sender) throws Refused {
        sender.requireWanted();
        var translate = new Translate(call, dialogue.era(), dialogue.freshId());
        UpstreamReply reply = dialogue.ask(call.facts().id(), translate.outward(), call.facts().deadline(),
            exchange -> sender.onItsWay(new Flight(dialogue, translate.id(), exchange, hosted)));
        if (reply.status() == 404 && dialogue.era() == Era.LEGACY) {
            reply.close();
            dialogue.done();
            dialogues.forget(call, dialogue);
            throw Refused.because(Code.UPSTREAM_REFUSED, "the server ended the session");
        }
        return new Landed(dialogue, translate, reply);
    }

    /// Whoever wants a call sent.
    interface Sender {
        /// @throws Refused if nobody waits for it any more
        void requireWanted() throws Refused;

        void onItsWay(Flight flight);
    }

    /// A request that was sent, and the head of what came back.
    record Landed(Dialogue dialogue, Translate translate, UpstreamReply reply) {}

    private Dialogue dialogue(Call call) throws Refused {
        return dialogues.of(call, () -> open(call));
    }

    private Dialogue open(Call call) throws Refused {
        Call.Facts facts = call.facts();
        String server = facts.route().server();
        var line = new ServerLine(zone, server, facts.caller(), facts.route().answerLimit());
        Dialogue opened = shakeHands(line, call, server);
        eras.found(server, opened.era());
        return opened;
    }

    /// Whatever goes wrong before a call is sent has had no effect.
    private Dialogue shakeHands(ServerLine line, Call call, String server) throws Refused {
        try {
            return new Handshake(line, call.facts().id(), call.facts().deadline())
                .open(eras.order(server, call.facts().revision().era(), hosted));
        } catch (Refused failed) {
            throw Refused.because(failed.refusal().code(), "handshake: " + failed.refusal().detail());
        }
    }
}
