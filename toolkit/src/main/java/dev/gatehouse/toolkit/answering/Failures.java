package dev.gatehouse.toolkit.answering;

import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import java.util.Optional;

/// Errors as they leave.
public final class Failures {
    private Failures() {}

    /// What could not be done, as the answer to a request.
    public static Failure of(Id id, Wrong wrong) {
        return new Failure(Optional.of(id), error(wrong), JsonObject.empty());
    }

    /// The same as the error alone.
    public static JsonObject error(Wrong wrong) {
        JsonObject error = Failure.of(Optional.empty(), wrong.code(), wrong.message()).error();
        return wrong.data().map(data -> error.with("data", data)).orElse(error);
    }

    /// Our own fault, of which nothing more is said.
    public static Wrong broken() {
        return Wrong.of(ErrorCode.INTERNAL_ERROR, "The server failed.");
    }

    /// No such method.
    public static Wrong noSuchMethod() {
        return Wrong.of(ErrorCode.METHOD_NOT_FOUND, "There is no such method.");
    }

    /// The client would have to be able to do this (MCP 2026-07-28, basic/versioning).
    ///
    /// @param required as a client says it of itself
    public static Wrong missing(JsonObject required) {
        return Wrong.of(ErrorCode.MISSING_CLIENT_CAPABILITY, "The client cannot do what this needs.", JsonObject.of("requiredCapabilities", required));
    }

    /// Which HTTP status says the same to a modern client (MCP 2026-07-28, basic/transports).
    public static int status(int code) {
        if (code == ErrorCode.METHOD_NOT_FOUND.code()) return 404;
        boolean refused = code == ErrorCode.HEADER_MISMATCH.code() || code == ErrorCode.MISSING_CLIENT_CAPABILITY.code()
            || code == ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code();
        return refused ? 400 : 200;
    }
}
