package dev.gatehouse.control.keys;

import static dev.gatehouse.control.shape.Key.optional;
import static dev.gatehouse.control.shape.Key.required;

import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.shape.Values;
import dev.gatehouse.control.snapshot.Pin;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pins as snapshots carry them: one without a tool is about the server itself.
final class PinParts {
    private static final int MOST = 100_000;

    static final Shape.Many PINS = new Shape.Many(new Shape.Group(List.of(
            required("tenant", Shapes.TENANT, ""), required("server", Shapes.SERVER, ""), optional("tool", Shapes.TOOL, ""),
            required("digest", new Shape.Text("a digest", Pin.DIGEST.pattern(), 64), ""))), MOST);

    private PinParts() {}

    static List<Map<String, Object>> maps(List<Pin> pins) {
        return pins.stream().map(pin -> Json.object("tenant", pin.tenant(), "server", pin.server().value(),
                "tool", pin.kind() == Pin.Kind.TOOL ? Optional.of(pin.name()) : Optional.empty(), "digest", pin.digest())).toList();
    }

    static Pin pin(Values pin) {
        return new Pin(pin.text("tenant"), new ServerName(pin.text("server")), pin.written("tool") ? Pin.Kind.TOOL : Pin.Kind.SERVER,
                pin.maybeText("tool").orElse(""), pin.text("digest"));
    }

    /// Two approved definitions under one name would leave it to a reader which of them holds.
    static void oneOfEach(Values all, Problems problems) {
        Set<List<Optional<String>>> seen = new HashSet<>();
        if (all.maybe("pins").isPresent()) {
            all.groups("pins").stream().filter(pin -> !seen.add(List.of(pin.maybeText("tenant"), pin.maybeText("server"), pin.maybeText("tool"))))
                    .forEach(pin -> problems.add(pin.lineOf(""), pin.pathOf(""), "is about the same as another one."));
        }
    }
}
