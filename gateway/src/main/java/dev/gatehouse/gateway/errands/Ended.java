package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// How one call of several ended.
final class Ended implements Outlet {
    private Optional<JsonObject> result = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();

    /// A question has no one to go to: the client asked everybody.
    @Override
    public void pass(Message message) throws Refused {
        if (message instanceof Request) {
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_ASKS, "asks while all are asked"));
        }
    }

    /// A server that does not know the method has nothing of the kind.
    @Override
    public void finish(Message last) {
        if (last instanceof Success answer) {
            result = Optional.of(answer.result());
        } else if (!(last instanceof Failure failure && failure.code() == ErrorCode.METHOD_NOT_FOUND.code())) {
            refusal = Optional.of(Refusal.after(Effect.DONE, Code.UPSTREAM_REFUSED, "an error"));
        }
    }

    @Override
    public void refuse(Refusal no) {
        refusal = Optional.of(no);
    }

    /// What the server answered; nothing where it has nothing of the kind, or nothing came.
    Optional<JsonObject> result() {
        return result;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }
}
