package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// Which protocol a request claims to speak, and whether it says all that this protocol wants said.
public sealed interface Claim {

    /// No modern key in `_meta`: the session, or `initialize`, says the revision.
    record Legacy() implements Claim {}

    /// A complete modern request.
    ///
    /// @param revision a modern one
    /// @param clientCapabilities declared for this request alone
    /// @param clientInfo for display, never for a decision
    record Modern(Revision revision, JsonObject clientCapabilities, Optional<JsonObject> clientInfo) implements Claim {
        @Override
        public String toString() {
            return "Modern[" + revision.text() + "]";
        }
    }

    /// A modern request that lacks a member it must have, or has it in another type: HTTP 400 and -32602.
    record Incomplete(String member) implements Claim {}

    /// A modern request for a revision that is not spoken here: HTTP 400 and -32022 with the list of those that are.
    record Unsupported(String requested) implements Claim {
        @Override
        public String toString() {
            return "Unsupported";
        }
    }

    /// Reads the claim. A modern revision in the header, and the method `server/discover`, are modern claims too.
    static Claim of(Request request, Optional<String> versionHeader) {
        RequestMeta meta = RequestMeta.of(request);
        boolean header = versionHeader.flatMap(Revision::of).filter(each -> each.era() == Era.MODERN).isPresent();
        boolean handshake = request.method().equals(Names.INITIALIZE);
        if (!meta.modern() && (handshake || !header && !request.method().equals(Names.DISCOVER))) return new Legacy();
        if (meta.protocolVersion().isEmpty()) return new Incomplete(Names.PROTOCOL_VERSION);
        String version = meta.protocolVersion().get();
        Optional<Revision> revision = Revision.of(version).filter(each -> each.era() == Era.MODERN);
        if (revision.isEmpty()) return new Unsupported(version);
        if (meta.clientCapabilities().isEmpty()) return new Incomplete(Names.CLIENT_CAPABILITIES);
        return new Modern(revision.get(), meta.clientCapabilities().get(), meta.clientInfo());
    }
}
