package dev.gatehouse.attack.script;

import dev.gatehouse.attack.conversation.Answer;
import dev.gatehouse.attack.conversation.Principal;
import dev.gatehouse.attack.conversation.Saying;
import dev.gatehouse.attack.profile.Act;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A step's request, made from its act and its values.
///
/// @param by who makes it
/// @param with the values it was made with
public record Made(Act act, Principal by, JsonObject with, Saying saying) {
    private static final JsonObject YES = JsonObject.of(JsonObject.member("action", "accept"), JsonObject.member("content", JsonObject.empty()));

    /// The request of a step; empty where its twist makes no sense at this target.
    public static Optional<Made> of(Act act, Step.Do step, Scope scope, Judge judge) {
        Made made = of(act, step.by(), step.with(), scope);
        Optional<Saying> twisted = step.twist().flatMap(twist -> scope.fill(twist, made.by())).map(twist -> twist((JsonObject) twist).apply(made.saying(), act))
            .orElseGet(() -> Optional.of(made.saying()));
        return twisted.map(saying -> new Made(act, made.by(), made.with(), step.answering().map(name -> answering(saying, judge.remembered(name))).orElse(saying)));
    }

    /// An ordinary request.
    public static Made of(Act act, String by, JsonObject with, Scope scope) {
        Principal me = scope.principal(by);
        JsonObject filled = scope.fill(with, me);
        return new Made(act, me, filled, Saying.of(act.method(), scope.of(with, me).fill(act.params(), me)));
    }

    private static Saying answering(Saying saying, Answer question) {
        JsonObject params = saying.params();
        List<JsonObject.Member> answers = new ArrayList<>();
        question.result().object(InputRequired.REQUESTS).orElseGet(JsonObject::empty).names().forEach(key -> answers.add(JsonObject.member(key, YES)));
        params = params.with(InputRequired.RESPONSES, JsonObject.of(answers));
        Optional<JsonString> state = question.result().string(InputRequired.STATE);
        return new Saying(saying.method(), state.isPresent() ? params.with(InputRequired.STATE, state.get()) : params, saying.rawPlaces(), saying.headers());
    }

    private static Twist twist(JsonObject twist) {
        if (twist.has("duplicate")) {
            JsonArray two = twist.array("duplicate").orElseThrow();
            return new Twist.Duplicate(two.get(0), two.get(1));
        }
        if (twist.has("respell")) {
            return new Twist.Respell(twist.text("respell").orElseThrow(), value(twist, "value"));
        }
        if (twist.has("retype")) {
            return new Twist.Retype(twist.text("retype").orElseThrow(), value(twist, "value"), value(twist, "other"));
        }
        if (twist.has("extra")) {
            return new Twist.Extra(twist.object("extra").orElseThrow());
        }
        if (twist.has("alias")) {
            return new Twist.Alias(twist.text("alias").orElseThrow());
        }
        Map<String, String> fields = new HashMap<>();
        twist.object("headers").orElseThrow(() -> new IllegalStateException("a twist that is unknown")).members()
            .forEach(each -> fields.put(each.name(), Scope.plain(each.value())));
        return new Twist.Headers(fields);
    }

    private static Json value(JsonObject twist, String name) {
        return twist.get(name).orElseThrow(() -> new IllegalStateException("a twist without " + name));
    }

    @Override
    public String toString() {
        return "Made[" + act.method() + "]";
    }
}
