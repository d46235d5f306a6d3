package dev.gatehouse.wire.message;

/// What is done with a server: the verbs of MCP's Streamable HTTP that a call may use. A hosted server is spoken with as if it were one.
public enum Method implements Coded {
    /// Send one JSON-RPC message.
    POST(1),
    /// End a session.
    DELETE(2),
    /// Hear what the server of a session says without being asked, until one of both ends it.
    GET(3);

    private final int code;

    Method(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
