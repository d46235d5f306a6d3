package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.office.reading.Members;
import dev.gatehouse.office.reading.Unreadable;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Definitions as they are kept and told.
final class Definitions {
    private Definitions() {}

    /// The kind in the member of that name, as the constants of [Definition.Kind] are written.
    static Definition.Kind kind(Members said, String name) throws Unreadable {
        String word = said.text(name);
        for (Definition.Kind kind : Definition.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new Unreadable("no kind");
    }

    /// A definition in its canonical form, read again and digested here.
    ///
    /// @return nothing where it is in another form, or cannot be pinned
    static Optional<Definition> read(Definition.Kind kind, String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length <= Definition.LONGEST && Json.parse(bytes, JsonLimits.carried(Definition.LONGEST)) instanceof JsonObject said) {
                return (kind == Definition.Kind.TOOL ? Definition.ofTool(said) : Definition.ofServer(said.text("name"), said.text("instructions")))
                    .filter(definition -> definition.text().equals(text));
            }
        } catch (Malformed notJson) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
