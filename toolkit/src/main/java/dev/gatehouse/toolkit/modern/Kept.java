package dev.gatehouse.toolkit.modern;

import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import dev.gatehouse.serving.state.Binding;
import dev.gatehouse.serving.state.StateSeal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// What work keeps with a client between two rounds: sealed, for this caller, this request and a quarter of an hour.
final class Kept {
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final StateSeal seal;
    private final String route;

    Kept(StateSeal seal, String route) {
        this.seal = seal;
        this.route = route;
    }

    /// What came with a request: nothing, or what was kept; or it was not sealed for it.
    sealed interface Brought {
        record Nothing() implements Brought {}

        record State(JsonObject state) implements Brought {}

        record Foreign() implements Brought {}
    }

    Brought of(Request request, String caller) {
        Optional<Json> text = request.params().flatMap(params -> params.get(InputRequired.STATE));
        if (text.isEmpty()) return new Brought.Nothing();
        return text.filter(JsonString.class::isInstance).flatMap(each -> seal.open(binding(request, caller), ((JsonString) each).value()))
            .flatMap(Kept::read).<Brought>map(Brought.State::new).orElseGet(Brought.Foreign::new);
    }

    String sealed(JsonObject state, Request request, String caller) {
        return seal.seal(binding(request, caller), state.bytes(), LIFE);
    }

    private static Optional<JsonObject> read(byte[] bytes) {
        try {
            return Json.parse(bytes, JsonLimits.strict(StateSeal.LARGEST)) instanceof JsonObject state ? Optional.of(state) : Optional.empty();
        } catch (Malformed never) {
            return Optional.empty();
        }
    }

    private Binding binding(Request request, String caller) {
        return new Binding("work", caller, route, about(request));
    }

    /// A retry has the same method, name and arguments as what it goes on with.
    private static String about(Request request) {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        String name = params.text("name").or(() -> params.text("uri")).orElse("");
        byte[] arguments = params.object("arguments").orElseGet(JsonObject::empty).bytes();
        try {
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(arguments));
            return request.method() + ' ' + digest + ' ' + name;
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
