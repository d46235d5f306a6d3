package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Malformed;
import java.util.Optional;

/// Bytes that are no JSON-RPC message this house takes, and the rule they broke. Never quotes them.
public final class InvalidMessage extends Exception {

    /// The rule that was broken. A closed list.
    public enum Reason {
        /// The bytes are not JSON we read; [#json] says why.
        NOT_JSON,
        /// A JSON array where one message is wanted: batches were dropped by MCP 2025-06-18.
        BATCH,
        /// A batch that breaks a rule of [Batch].
        BAD_BATCH,
        /// JSON, but not an object.
        NOT_AN_OBJECT,
        /// `jsonrpc` is missing or not exactly `"2.0"`.
        WRONG_JSONRPC,
        /// `id` is null, a fraction, a boolean, an array or an object; or a result has none.
        BAD_ID,
        /// `id` is longer than 256 bytes.
        ID_TOO_LONG,
        /// `method` is not a string, is empty, longer than 128 characters, or holds something else than letters, digits and `_.$/:-`.
        BAD_METHOD,
        /// `params` is there and no object.
        BAD_PARAMS,
        /// `params._meta` is there and no object, or its `progressToken` is not an id.
        BAD_META,
        /// None of `method`, `result`, `error`.
        NO_KIND,
        /// More than one of `method`, `result`, `error`.
        TWO_KINDS,
        /// `result` is no object.
        BAD_RESULT,
        /// `error` lacks an integer `code` or a string `message`.
        BAD_ERROR
    }

    private final Reason reason;
    private final transient Optional<Malformed.Reason> json;
    private final transient Optional<Id> id;

    InvalidMessage(Reason reason, Optional<Id> id) {
        this(reason, id, Optional.empty());
    }

    InvalidMessage(Malformed malformed) {
        this(Reason.NOT_JSON, Optional.empty(), Optional.of(malformed.reason()));
    }

    private InvalidMessage(Reason reason, Optional<Id> id, Optional<Malformed.Reason> json) {
        super(json.map(Enum::name).orElse(reason.name()), null, false, false);
        this.reason = reason;
        this.json = json;
        this.id = id;
    }

    /// The rule that was broken.
    public Reason reason() {
        return reason;
    }

    /// Why the bytes are not JSON, when that is the reason.
    public Optional<Malformed.Reason> json() {
        return json;
    }

    /// The id to answer with, when one was readable.
    public Optional<Id> id() {
        return id;
    }

    /// The code to answer with.
    public ErrorCode code() {
        return switch (reason) {
            case NOT_JSON -> ErrorCode.PARSE_ERROR;
            case BAD_PARAMS, BAD_META -> ErrorCode.INVALID_PARAMS;
            case BATCH, BAD_BATCH, NOT_AN_OBJECT, WRONG_JSONRPC, BAD_ID, ID_TOO_LONG, BAD_METHOD, NO_KIND, TWO_KINDS, BAD_RESULT, BAD_ERROR ->
                ErrorCode.INVALID_REQUEST;
        };
    }
}
