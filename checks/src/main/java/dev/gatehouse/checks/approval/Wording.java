package dev.gatehouse.checks.approval;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.CanonicalJson;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// All that a call says, in one form (RFC 8785): `{"method":…,"params":…}`, the params with the tool's name, its arguments, answers to a server's questions
/// and whatever else is sent, without `_meta`, which differs from one sending to the next.
///
/// Calls that say the same have the same digest: another order of names, other spaces, `1.0` for `1` or an escaped letter is no other call.
public final class Wording {
    /// In bytes. Of a longer one nobody could say that they read it.
    public static final int LONGEST = 32 * 1024;

    private final byte[] canonical;
    private final String digest;

    private Wording(byte[] canonical) {
        this.canonical = canonical;
        this.digest = CanonicalJson.digest(canonical);
    }

    /// That of a call. It keeps nothing of the message that the call came in.
    public static Wording of(Call.ToolCall call) {
        JsonObject said = JsonObject.of(JsonObject.member("method", call.method()), JsonObject.member("params", call.params().without(Names.META)));
        try {
            return new Wording(CanonicalJson.of(said));
        } catch (Malformed impossible) {
            throw new IllegalStateException("the numbers of a call are exact", impossible);
        }
    }

    /// That of a call of this tool as another zone says it. It is digested anew.
    ///
    /// @return nothing where it is no such call, is too long, or in another form
    public static Optional<Wording> read(String text, String tool) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return bytes.length <= LONGEST && isCall(Json.parse(bytes, JsonLimits.strict(LONGEST)), bytes, tool) ? Optional.of(new Wording(bytes)) : Optional.empty();
        } catch (Malformed notJson) {
            return Optional.empty();
        }
    }

    private static boolean isCall(Json said, byte[] bytes, String tool) throws Malformed {
        return said instanceof JsonObject call && call.size() == 2 && call.text("method").filter(Names.TOOLS_CALL::equals).isPresent()
            && call.object("params").flatMap(params -> params.text("name")).filter(tool::equals).isPresent()
            && MessageDigest.isEqual(CanonicalJson.of(call), bytes);
    }

    /// Whether it is short enough to be read.
    public boolean fits() {
        return canonical.length <= LONGEST;
    }

    /// How many bytes its canonical form has.
    public int length() {
        return canonical.length;
    }

    /// Its canonical form.
    public String text() {
        return new String(canonical, StandardCharsets.UTF_8);
    }

    /// What the call is sent with: name, arguments and the rest.
    public JsonObject params() {
        try {
            return ((JsonObject) Json.parse(canonical, JsonLimits.carried(canonical.length))).object("params").orElseThrow();
        } catch (Malformed impossible) {
            throw new IllegalStateException("a wording is canonical JSON", impossible);
        }
    }

    /// SHA-256 of the canonical form, in hexadecimal.
    public String digest() {
        return digest;
    }

    /// Arguments are not for logs.
    @Override
    public String toString() {
        return "Wording";
    }
}
