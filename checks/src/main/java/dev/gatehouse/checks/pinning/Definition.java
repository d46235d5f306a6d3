package dev.gatehouse.checks.pinning;

import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.ParamHeaders;
import dev.gatehouse.protocol.json.CanonicalJson;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server says of one of its tools, or of itself: what a person approves, and what a model then reads.
///
/// All that it says counts, in canonical form (RFC 8785): name, title, description, schemas, annotations, icons and whatever members a later
/// revision adds; only `_meta` is left out, which is for programs and may differ from listing to listing. Of a server, its own name and its
/// instructions count, and not its version.
public final class Definition {
    /// A longer one has no place here: nobody could read it.
    public static final int LONGEST = 256 * 1024;
    private static final String META = "_meta";

    private final Key key;
    private final JsonObject content;
    private final String text;
    private final String digest;
    private final ParamHeaders paramHeaders;

    /// Of what it is the definition.
    public enum Kind {
        TOOL,
        SERVER
    }

    /// What it is called within its server.
    ///
    /// @param name a tool's name; of a server, empty: there is one of it
    public record Key(Kind kind, String name) {
        /// The server itself.
        public static final Key OF_SERVER = new Key(Kind.SERVER, "");

        /// A tool.
        public static Key tool(String name) {
            return new Key(Kind.TOOL, name);
        }
    }

    private Definition(Key key, byte[] canonical, JsonObject content) {
        this.key = key;
        this.content = content;
        this.text = new String(canonical, StandardCharsets.UTF_8);
        this.digest = CanonicalJson.digest(canonical);
        this.paramHeaders = ParamHeaders.of(inputSchema());
    }

    /// Read again from bytes of its own: whoever keeps a definition does not keep the listing that it came in.
    private static Optional<Definition> of(Key key, JsonObject said) {
        try {
            byte[] canonical = CanonicalJson.of(said);
            return canonical.length > LONGEST ? Optional.empty()
                : Optional.of(new Definition(key, canonical, (JsonObject) Json.parse(canonical, JsonLimits.carried(LONGEST))));
        } catch (Malformed withoutForm) {
            return Optional.empty();
        }
    }

    /// A tool as a listing has it.
    ///
    /// @return nothing where it has no name, is over [#LONGEST] bytes, or holds a number that has no canonical form: it cannot be pinned
    public static Optional<Definition> ofTool(JsonObject listed) {
        return listed.text("name").flatMap(name -> of(Key.tool(name), listed.without(META)));
    }

    /// A server as it introduced itself.
    ///
    /// @param name its own name for itself, where it says one
    /// @param instructions what it tells models, where it does
    /// @return nothing where that is over [#LONGEST] bytes
    public static Optional<Definition> ofServer(Optional<String> name, Optional<String> instructions) {
        JsonObject said = JsonObject.empty();
        said = name.isEmpty() ? said : said.with("name", JsonString.of(name.get()));
        said = instructions.isEmpty() ? said : said.with(Names.INSTRUCTIONS, JsonString.of(instructions.get()));
        return of(Key.OF_SERVER, said);
    }

    /// Of what it is.
    public Key key() {
        return key;
    }

    /// The digest that stands for it: SHA-256 of the canonical form, in hexadecimal.
    public String digest() {
        return digest;
    }

    /// Its canonical form, for people who compare two of them.
    public String text() {
        return text;
    }

    /// The schema of a tool's arguments; an empty object where it states none.
    public JsonObject inputSchema() {
        return content.object("inputSchema").orElseGet(JsonObject::empty);
    }

    /// Which arguments of a tool are repeated as header fields.
    public ParamHeaders paramHeaders() {
        return paramHeaders;
    }

    /// A member of it, as text.
    public Optional<String> said(String member) {
        return content.text(member);
    }

    /// A server's words are not for logs.
    @Override
    public String toString() {
        return "Definition";
    }
}
