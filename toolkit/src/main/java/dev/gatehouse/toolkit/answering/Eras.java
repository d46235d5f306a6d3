package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.toolkit.server.Spoken;
import java.util.Optional;

/// Of which era a request is for a server that speaks these revisions (MCP 2026-07-28, basic/versioning).
public final class Eras {
    private Eras() {}

    /// A server of one era takes whatever comes for a request of that: one that only speaks the newer says so to `initialize`, with the
    /// revisions that it speaks; one that only speaks the older does not know `server/discover`.
    public static Claim claim(Request request, Optional<String> versionHeader, Spoken spoken) {
        if (!spoken.has(Era.MODERN)) return new Claim.Legacy();
        Claim claim = Claim.of(request, versionHeader);
        if (spoken.has(Era.LEGACY) || !(claim instanceof Claim.Legacy)) return claim;
        Optional<String> asked = request.params().flatMap(params -> params.text("protocolVersion")).filter(_ -> request.method().equals(Names.INITIALIZE));
        return asked.<Claim>map(Claim.Unsupported::new).orElseGet(() -> new Claim.Incomplete(Names.PROTOCOL_VERSION));
    }
}
