package dev.gatehouse.serving.state;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// For what alone a sealed state is good. It opens under exactly the same four, and under no others.
///
/// @param purpose what kind of state it is; one word for each place in the code that seals
/// @param caller the key of the caller who may bring it back
/// @param route the route on which it may come back
/// @param about what it belongs to: the request that it continues, the listing whose next page it names
public record Binding(String purpose, String caller, String route, String about) {
    /// The four with their lengths: no two bindings have the same bytes.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (String each : new String[] {purpose, caller, route, about}) {
                byte[] text = each.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return "Binding[" + purpose + "]";
    }
}
