package dev.gatehouse.identity;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a route publishes about itself as an OAuth protected resource (RFC 9728).
public final class ProtectedResource {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final JsonFactory FACTORY = new JsonFactory();

    private ProtectedResource() {}

    /// The metadata document, as `application/json`.
    ///
    /// @param issuerUrls the authorization servers; none for a house that knows only its own tokens, and the member is then left out
    public static byte[] metadata(Audience resource, List<String> issuerUrls, List<String> scopes) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("resource", resource.url());
            writeList(json, "authorization_servers", issuerUrls);
            writeList(json, "scopes_supported", scopes);
            writeList(json, "bearer_methods_supported", List.of("header"));
            json.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The two paths where clients look: with the resource's path inserted first (RFC 9728 §3.1), then the root, which MCP
    /// clients try next. A host with several routes gives the root to one of them.
    public static List<String> paths(Audience resource) {
        return resource.path().isEmpty() ? List.of(WELL_KNOWN) : List.of(WELL_KNOWN + resource.path(), WELL_KNOWN);
    }

    /// The absolute URL of the first of the [#paths(Audience)], for challenges.
    public static String metadataUrl(Audience resource) {
        return resource.origin() + paths(resource).getFirst();
    }

    private static void writeList(JsonGenerator json, String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
