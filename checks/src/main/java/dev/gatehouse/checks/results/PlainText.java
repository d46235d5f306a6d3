package dev.gatehouse.checks.results;

import dev.gatehouse.checks.text.HiddenText;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Review;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.util.Optional;

/// Text made plain: takes hidden characters and terminal escapes out of every string and member name of a message, and leaves all
/// other bytes as they came. What counts as hidden is in [HiddenText].
public final class PlainText implements Review {
    @Override
    public String name() {
        return "plain-text";
    }

    @Override
    public Finding examine(Call call, Message message) {
        try {
            Message plain = plain(message);
            return plain == message ? Finding.KEEP : new Finding.Replace(plain, name());
        } catch (Malformed cannotBeMadeSafe) {
            return new Finding.Withhold(Refusal.after(Effect.DONE, Code.ANSWER_WITHHELD, "two member names differ in hidden characters only"));
        }
    }

    private static Message plain(Message message) throws Malformed {
        return switch (message) {
            case Success answer -> {
                JsonObject result = plain(answer.result());
                yield result == answer.result() ? answer : answer.withResult(result);
            }
            case Failure failure -> {
                JsonObject error = plain(failure.error());
                yield error == failure.error() ? failure : new Failure(failure.id(), error, failure.extra());
            }
            case Notification note -> {
                Optional<JsonObject> params = plain(note.params());
                yield params == note.params() ? note : note.withParams(params.orElseThrow());
            }
            case Request request -> {
                Optional<JsonObject> params = plain(request.params());
                yield params == request.params() ? request : request.withParams(params.orElseThrow());
            }
        };
    }

    private static Optional<JsonObject> plain(Optional<JsonObject> params) throws Malformed {
        if (params.isEmpty()) {
            return params;
        }
        JsonObject plain = plain(params.get());
        return plain == params.get() ? params : Optional.of(plain);
    }

    private static JsonObject plain(JsonObject object) throws Malformed {
        return (JsonObject) object.mapUnusualStrings(HiddenText::plain);
    }
}
