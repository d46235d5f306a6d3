package dev.gatehouse.protocol;

/// The error codes of JSON-RPC 2.0 and MCP 2026-07-28 that this house sends. Others are carried as numbers and never interpreted.
public enum ErrorCode {
    /// The bytes are not JSON we read.
    PARSE_ERROR(-32700),
    /// The JSON is no JSON-RPC message we take.
    INVALID_REQUEST(-32600),
    /// No such method; with HTTP status 404 in the modern era.
    METHOD_NOT_FOUND(-32601),
    /// The parameters do not fit; also a resource that does not exist, and a modern request whose `_meta` lacks what it must have.
    INVALID_PARAMS(-32602),
    /// Our fault.
    INTERNAL_ERROR(-32603),
    /// A header does not say what the body says; HTTP 400.
    HEADER_MISMATCH(-32020),
    /// The request needs a capability that the client did not declare; HTTP 400.
    MISSING_CLIENT_CAPABILITY(-32021),
    /// The revision is not spoken here; HTTP 400.
    UNSUPPORTED_PROTOCOL_VERSION(-32022);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }
}
