package dev.gatehouse.pipeline;

import static dev.gatehouse.pipeline.Mover.CALLER;
import static dev.gatehouse.pipeline.Mover.CAPACITY;
import static dev.gatehouse.pipeline.Mover.POLICY;
import static dev.gatehouse.pipeline.Mover.UPSTREAM;
import static dev.gatehouse.pipeline.Mover.US;

import java.util.Locale;
import java.util.Optional;

/// Every way in which Gatehouse says no: the one table that maps a code to HTTP, JSON-RPC and metric labels.
///
/// `docs/refusals.md` repeats this table and is compared with it by a test. The sentence is all that the caller hears;
/// what an operator needs beyond it goes into the ledger ([Refusal#detail()]).
///
/// JSON-RPC codes: those of the specification where it names one (JSON-RPC 2.0 §5.1, MCP 2026-07-28), else one number
/// for each [Mover] outside the reserved range -32768…-32000.
public enum Code {
    // The connection and its head, before anybody is known.
    OVERLOADED(503, -31003, CAPACITY, "The gateway holds as many calls as it can. Try again in a moment."),
    ADDRESS_BUSY(429, -31003, CAPACITY, "Too many requests come from your address. Try again in a second."),
    HEAD_MALFORMED(400, -32600, CALLER, "The request head is not valid HTTP/1.1."),
    HEAD_TOO_LARGE(431, -32600, CALLER, "The request head is larger than this gateway accepts."),
    HEAD_TOO_SLOW(408, -32600, CALLER, "The request head did not arrive in time."),
    HEADER_DUPLICATE(400, -32600, CALLER, "A header that may stand once was sent twice."),
    HOST_NOT_OURS(421, -32600, CALLER, "The Host header does not name this gateway."),
    ORIGIN_NOT_ALLOWED(403, -32600, CALLER, "Requests from this web origin are not allowed."),
    ROUTE_UNKNOWN(404, -32600, CALLER, "There is no such route."),
    VERB_NOT_ALLOWED(405, -32600, CALLER, "This HTTP method is not used on this route."),
    NOT_ACCEPTABLE(406, -32600, CALLER, "Accept must list application/json and text/event-stream."),
    MEDIA_TYPE_UNSUPPORTED(415, -32600, CALLER, "The body must be application/json in UTF-8, without a content coding."),
    BODY_TOO_LARGE(413, -32600, CALLER, "The request body is larger than this gateway accepts."),
    BODY_TOO_SLOW(408, -32600, CALLER, "The request body did not arrive in time."),
    BODY_LENGTH_WRONG(400, -32600, CALLER, "The request body is not as long as its head says."),

    // Identity.
    TOKEN_MISSING(401, -32600, CALLER, "This route needs a bearer token."),
    TOKEN_IN_QUERY(400, -32600, CALLER, "A token never travels in the query string; send it in the Authorization header."),
    TOKEN_MALFORMED(401, -32600, CALLER, "The Authorization header holds no usable bearer token."),
    TOKEN_INVALID(401, -32600, CALLER, "The token is not valid."),
    TOKEN_EXPIRED(401, -32600, CALLER, "The token has expired."),
    TOKEN_WRONG_AUDIENCE(401, -32600, CALLER, "The token was not issued for this route."),
    TOKEN_REVOKED(401, -32600, CALLER, "The token or its owner has been revoked."),
    SCOPE_INSUFFICIENT(403, -32600, CALLER, "The token lacks a scope that this route needs."),
    ISSUER_UNREACHABLE(503, -31005, US, "The token's issuer cannot be reached at the moment, so the token cannot be judged."),

    // The body, parsed once.
    JSON_MALFORMED(400, -32700, CALLER, "The body is not one JSON text."),
    JSON_NOT_UTF8(400, -32700, CALLER, "The body is not clean UTF-8."),
    JSON_DUPLICATE_KEY(400, -32700, CALLER, "An object in the body names a member twice, or two members that differ in case alone."),
    JSON_TOO_DEEP(400, -32700, CALLER, "The body is nested deeper, or holds more or longer parts, than this gateway accepts."),
    JSON_NUMBER(400, -32700, CALLER, "A number in the body cannot be carried exactly."),
    ENVELOPE_INVALID(400, -32600, CALLER, "The body is not one JSON-RPC 2.0 message of this protocol."),
    ID_INVALID(400, -32600, CALLER, "A request id is a string or an integer of at most 256 bytes."),
    BATCH_REFUSED(400, -32600, CALLER, "Batches are not part of this protocol revision."),
    BATCH_INVALID(400, -32600, CALLER, "A batch holds 1 to 32 messages, each request under an id of its own, and neither initialize nor another batch."),
    META_MISSING(400, -32602, CALLER, "A request of this revision names its protocol version and client capabilities in _meta."),
    PARAMS_INVALID(400, -32602, CALLER, "The params do not fit this method."),
    REVISION_UNSUPPORTED(400, -32022, CALLER, "This protocol revision is not spoken here."),
    HEADER_MISMATCH(400, -32020, CALLER, "A protocol header is missing or differs from the body."),
    CAPABILITY_MISSING(400, -32021, CALLER, "This request needs a capability that the client did not declare."),
    METHOD_UNKNOWN(404, -32601, CALLER, "This method is not offered here."),
    SESSION_MISSING(400, -32600, CALLER, "This request needs the session id that initialize returned."),
    SESSION_UNKNOWN(404, -32600, CALLER, "There is no such session. Initialize again."),
    QUESTION_UNKNOWN(404, -32602, CALLER, "There is no such question to answer."),
    STATE_INVALID(400, -32602, CALLER, "This state, cursor or task is not valid here. Begin again without it."),
    ID_IN_USE(400, -32600, CALLER, "A request with this id is still running."),

    // Checks.
    SERVER_NOT_GRANTED(200, -31002, POLICY, "You may not use this server."),
    TOOL_NOT_GRANTED(200, -31002, POLICY, "You may not use this tool."),
    PROMPT_NOT_GRANTED(200, -31002, POLICY, "You may not use this prompt."),
    RESOURCE_NOT_GRANTED(200, -31002, POLICY, "You may not use this resource."),
    OBJECT_UNKNOWN(200, -31002, POLICY, "There is no such object that you may use. List what is yours, and use an id from there as it stands."),
    ARGUMENT_UNMARKED(200, -31002, POLICY, "This call has an argument that is not open here."),
    CALL_TOO_LARGE(200, -31002, POLICY, "The arguments of this call are larger than this route accepts."),
    ARGUMENTS_UNFIT(200, -32602, CALLER, "The arguments do not fit this tool's schema."),
    SCHEMA_UNUSABLE(200, -31004, UPSTREAM, "This tool's schema cannot be held against arguments, so the tool is not called."),
    RATE_LIMITED(429, -31003, CAPACITY, "You are calling faster than your limit. Try again later."),
    BUDGET_SPENT(429, -31003, CAPACITY, "Your calls of this day are spent. A new day begins at midnight UTC."),
    TOO_MANY_AT_ONCE(429, -31003, CAPACITY, "You have as many calls running as you may. Wait for one to end."),
    SERVER_CHANGED(200, -31002, POLICY, "This server has changed since it was approved. An operator has to look at it."),
    SERVER_NOT_APPROVED(200, -31002, POLICY, "This server waits for an operator to approve it."),
    TOOL_UNKNOWN(200, -32602, CALLER, "The server lists no such tool."),
    TOOL_CHANGED(200, -31002, POLICY, "This tool has changed since it was approved. An operator has to look at it."),
    TOOL_NOT_APPROVED(200, -31002, POLICY, "This tool waits for an operator to approve it."),
    APPROVAL_NEEDED(200, -31002, POLICY, "This call waits for a person to approve it. Send the same call again once that is done."),
    APPROVAL_DENIED(200, -31002, POLICY, "A person did not approve this call."),
    APPROVAL_UNAVAILABLE(200, -31002, POLICY, "This call needs a person's approval, which cannot be given here."),

    // On the way to the server and back.
    LEDGER_UNAVAILABLE(503, -31005, US, "The ledger cannot be written, and no call goes unrecorded. Try again shortly."),
    LEDGER_FULL(503, -31005, US, "The ledger's disk is full, and no call goes unrecorded. An operator must make room."),
    SETTINGS_MISSING(503, -31005, US, "The gateway has no settings yet. Try again in a moment."),
    ZONE_UNAVAILABLE(503, -31005, US, "The part of the gateway that reaches this server is not running. Try again shortly."),
    UPSTREAM_UNREACHABLE(200, -31004, UPSTREAM, "The server cannot be reached."),
    UPSTREAM_DOWN(200, -31004, UPSTREAM, "The server is down. It is tried again every few seconds, with the next call."),
    UPSTREAM_REFUSED(200, -31004, UPSTREAM, "The server refused the connection or the request."),
    UPSTREAM_LOST(200, -31004, UPSTREAM, "The server was lost while the call ran. It may have been carried out; it is not sent again."),
    UPSTREAM_INVALID(200, -31004, UPSTREAM, "The server's answer does not follow the protocol."),
    UPSTREAM_REDIRECTS(200, -31004, UPSTREAM, "The server points elsewhere. Redirects are never followed."),
    UPSTREAM_TIMED_OUT(200, -31004, UPSTREAM, "The server did not answer in time. The call may have been carried out; it is not sent again."),
    UPSTREAM_TOO_LARGE(200, -31004, UPSTREAM, "The server's answer is larger than this route accepts."),
    UPSTREAM_ASKS(200, -31004, UPSTREAM, "The server asked the client for something that is not allowed on this route."),
    ANSWER_WITHHELD(200, -31002, POLICY, "The server's answer was withheld because it could harm you."),
    CANCELLED(200, -31001, CALLER, "The call was cancelled."),
    INTERNAL(500, -32603, US, "Something went wrong inside the gateway.");

    private final int http;
    private final int jsonRpc;
    private final Mover mover;
    private final String sentence;

    Code(int http, int jsonRpc, Mover mover, String sentence) {
        this.http = http;
        this.jsonRpc = jsonRpc;
        this.mover = mover;
        this.sentence = sentence;
    }

    /// The name in bodies, ledger, metrics and documents: `tool-not-granted`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The HTTP status, as long as no byte of an answer has left.
    public int http() {
        return http;
    }

    /// The `error.code` of the JSON-RPC body.
    public int jsonRpc() {
        return jsonRpc;
    }

    public Mover mover() {
        return mover;
    }

    /// What the caller is told. Says nothing about the inside.
    public String sentence() {
        return sentence;
    }

    /// The code whose [#word()] this is, if any.
    public static Optional<Code> named(String word) {
        for (Code code : values()) {
            if (code.word().equals(word)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
