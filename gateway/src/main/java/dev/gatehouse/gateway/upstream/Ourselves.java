package dev.gatehouse.gateway.upstream;

import dev.gatehouse.protocol.bridge.ClientFace;
import dev.gatehouse.protocol.json.JsonObject;

/// How the gateway introduces itself: to servers, and to clients where it speaks for several of them.
public final class Ourselves {
    static final ClientFace FACE = ClientFace.of("gatehouse", "0.1.0");
    /// Name and version.
    public static final JsonObject INFO = FACE.clientInfo();

    private Ourselves() {}
}
