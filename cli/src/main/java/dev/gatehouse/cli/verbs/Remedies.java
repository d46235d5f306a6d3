package dev.gatehouse.cli.verbs;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Mover;

/// What somebody can do about each code, a sentence each. The switch has every code and no default: a new code needs its remedy here.
final class Remedies {
    private Remedies() {}

    /// What to do next.
    static String of(Code code) {
        return switch (code) {
            case OVERLOADED -> "Try again in a moment. If it lasts, raise limits.callsAtOnce or limits.streams in gatehouse.yaml, or look for a client that leaves streams open.";
            case ADDRESS_BUSY -> "Wait a second, or send a token: requests with one are not shed. Many failed requests from one address cause this; explain their codes.";
            case HEAD_MALFORMED -> "The client, or a proxy before us, sends HTTP that is not strict (bare line feeds, folded headers, odd paths). Use another client or mend the proxy.";
            case HEAD_TOO_LARGE -> "Send fewer or shorter headers, or raise limits.head in gatehouse.yaml.";
            case HEAD_TOO_SLOW -> "The request's head must arrive within three seconds. Look at the network or a proxy between.";
            case HEADER_DUPLICATE -> "Send that header once. A proxy that adds a second one must replace it instead.";
            case HOST_NOT_OURS -> "Use the endpoint's URL as `gatehouse status` shows it, or write the name that clients use into listen.hosts.";
            case ORIGIN_NOT_ALLOWED -> "A web page called. If it may, write its origin into listen.origins.";
            case ROUTE_UNKNOWN -> "Use a route that `gatehouse status` lists; a server's route is /mcp/NAME, that to all of them /mcp.";
            case VERB_NOT_ALLOWED -> "Use POST for messages; what else a route answers is in its page.";
            case NOT_ACCEPTABLE -> "Send `Accept: application/json, text/event-stream`.";
            case MEDIA_TYPE_UNSUPPORTED -> "Send `Content-Type: application/json`, in UTF-8 and without a content coding.";
            case BODY_TOO_LARGE -> "Send less, or raise limits.body in gatehouse.yaml.";
            case BODY_TOO_SLOW -> "The body came slower than 100 bytes a second. Look at the network or a proxy between.";
            case BODY_LENGTH_WRONG -> "Content-Length and body differ: mend the client or the proxy between.";
            case TOKEN_MISSING -> "Send `Authorization: Bearer TOKEN`. `gatehouse token` makes one; the bridge and the line that `up` prints bring theirs.";
            case TOKEN_IN_QUERY -> "Send the token in the Authorization header. This one has been in a URL, where logs keep it: revoke it.";
            case TOKEN_MALFORMED -> "Send exactly `Authorization: Bearer TOKEN`, one space between, the token as it was issued.";
            case TOKEN_INVALID -> "Get a new token. It is signed by nobody known here, altered, or from another house; check issuers in gatehouse.yaml if its issuer should count.";
            case TOKEN_EXPIRED -> "Get a new token: `gatehouse token`, or the issuer's refresh. If it looks fresh, compare the clocks.";
            case TOKEN_WRONG_AUDIENCE -> "Get a token for this very route: `gatehouse token --route NAME`, or ask the issuer with `resource` set to the route's URL.";
            case TOKEN_REVOKED -> "Whoever revoked it can say why. `gatehouse caller add` welcomes a caller back; then get a new token.";
            case SCOPE_INSUFFICIENT -> "Get a token with the scopes that the answer's WWW-Authenticate header names.";
            case ISSUER_UNREACHABLE -> "Try again. If it lasts, see the broker's log: the issuer's key set or introspection cannot be reached from this machine.";
            case JSON_MALFORMED -> "Send one JSON text (RFC 8259).";
            case JSON_NOT_UTF8 -> "Send UTF-8 without a byte order mark, and no half surrogate pairs.";
            case JSON_DUPLICATE_KEY -> "Name each member once, not in another case either; spell members of the envelope exactly.";
            case JSON_TOO_DEEP -> "Send a flatter or smaller message.";
            case JSON_NUMBER -> "Send the number as text: it would change on its way through a program that reads it as a double.";
            case ENVELOPE_INVALID -> "Send one JSON-RPC 2.0 message as MCP has it.";
            case ID_INVALID -> "Use a string or an integer of at most 256 bytes as id.";
            case BATCH_REFUSED -> "Send each message by itself.";
            case BATCH_INVALID -> "Send fewer messages at once, or each by itself.";
            case META_MISSING -> "Send protocolVersion and clientCapabilities in _meta, as revision 2026-07-28 asks, or initialize a session of 2025-11-25.";
            case PARAMS_INVALID -> "Compare the params with the method's schema.";
            case REVISION_UNSUPPORTED -> "Use one of the revisions that the answer's data lists.";
            case HEADER_MISMATCH -> "Make MCP-Protocol-Version, Mcp-Method and Mcp-Name say what the body says; a proxy must not change either.";
            case METHOD_UNKNOWN -> "See docs/protocol.md: it lists the methods that are carried, and in which revision each exists.";
            case SESSION_MISSING -> "Initialize first, and send the Mcp-Session-Id of its answer.";
            case SESSION_UNKNOWN -> "Initialize again: the session ended, is somebody else's, or the gate was started anew.";
            case QUESTION_UNKNOWN -> "The question was answered before, its call has ended, or it was another session's. Nothing is to be done.";
            case STATE_INVALID -> "Send the call again without requestState or cursor: they are good for one caller, route and request, for a short time, and not after a restart of the gate. So are ids of tasks: call the tool again, if it may run twice.";
            case CAPABILITY_MISSING -> "Let the client declare the capability that the error names in data.requiredCapabilities.";
            case ID_IN_USE -> "Use another id for each request until its answer is there.";
            case SERVER_NOT_GRANTED -> "An operator can grant it; `gatehouse explain CALL-ID --suggest` prints the command.";
            case TOOL_NOT_GRANTED -> "An operator can grant it; `gatehouse explain CALL-ID --suggest` prints the command.";
            case PROMPT_NOT_GRANTED -> "An operator can grant the prompt; `gatehouse explain CALL-ID --suggest` prints the command.";
            case RESOURCE_NOT_GRANTED -> "An operator can grant the resource, or a pattern of addresses; `gatehouse explain CALL-ID --suggest` prints the command.";
            case OBJECT_UNKNOWN -> "An id counts once a listing, a search or a creation has delivered it to this caller: list first, also after a restart of the gate. If it should count without, mend the marks in objects/*.yaml; the spot is in this entry.";
            case ARGUMENT_UNMARKED -> "Send the call without that argument, or let an operator mark it in objects/*.yaml; it is named in this entry.";
            case CALL_TOO_LARGE -> "Send smaller arguments, or raise limits.body in gatehouse.yaml.";
            case ARGUMENTS_UNFIT -> "Compare the arguments with the tool's schema: the keyword that does not hold, and where, are in this entry.";
            case SCHEMA_UNUSABLE -> "The rule that the tool's schema breaks is in this entry; docs/arguments.md says what a schema may hold. Its author can change it.";
            case RATE_LIMITED -> "Call more slowly, or raise perMinute and burst of the limit that the detail names, under limits in gatehouse.yaml.";
            case BUDGET_SPENT -> "Wait for the next day (UTC), or raise perDay of the limit that the detail names, under limits in gatehouse.yaml.";
            case TOO_MANY_AT_ONCE -> "Wait for a call to end, or raise atOnce of the limit that the detail names, under limits in gatehouse.yaml.";
            case SERVER_CHANGED -> "The server has another name, or tells models something else, than was approved. Compare with `gatehouse pins diff --server NAME`; `gatehouse pins approve --server NAME --itself` lets it go on.";
            case SERVER_NOT_APPROVED -> "An operator reads what the server says of itself with `gatehouse pins diff --server NAME`, and approves it with `gatehouse pins approve --server NAME --itself`.";
            case TOOL_UNKNOWN -> "List the server's tools: it has none of that name, at least for this caller.";
            case TOOL_CHANGED -> "Compare with `gatehouse pins diff --server NAME`; `gatehouse pins approve --server NAME --tool TOOL` lets the new one be used.";
            case TOOL_NOT_APPROVED -> "An operator sees it in `gatehouse pins show`, with the reason, and approves it with `gatehouse pins approve --server NAME --tool TOOL`.";
            case APPROVAL_NEEDED -> "An operator sees it in `gatehouse approvals list` and answers it; then the same call is sent again. Its rule is in approvals/*.yaml.";
            case APPROVAL_DENIED -> "An operator said no to this very call. It is asked about again when that answer is over; `gatehouse approvals list` shows until when.";
            case APPROVAL_UNAVAILABLE -> "Too many calls wait for a person, or this one is too long for anybody to read. See `gatehouse approvals list`; send less at once.";
            case LEDGER_UNAVAILABLE -> "Try again. If it lasts, see `gatehouse status` and the recorder's log.";
            case LEDGER_FULL -> "Make room on the disk that holds the ledger; its folder is in `gatehouse status`. Calls go on by themselves then.";
            case SETTINGS_MISSING -> "Try again in a moment. If it lasts, see `gatehouse status` and the office's log.";
            case ZONE_UNAVAILABLE -> "Try again. If it lasts, see `gatehouse status` and the log of the broker (remote servers) or the keeper (hosted ones).";
            case UPSTREAM_UNREACHABLE -> "See whether the server runs: its address is in gatehouse.yaml; a hosted one says why in the keeper's log.";
            case UPSTREAM_DOWN -> "It could not be reached five times in a row. See whether it runs; calls go on by themselves when it does.";
            case UPSTREAM_REFUSED -> "The server itself says no. Its operator, or its own credentials, come next.";
            case UPSTREAM_LOST -> "Look at the server whether the call took place before repeating it. A hosted one says why it ended in the keeper's log.";
            case UPSTREAM_INVALID -> "The server's answer breaks the protocol: tell its authors. The rule is in this entry.";
            case UPSTREAM_REDIRECTS -> "Write the address that the server points to into gatehouse.yaml, if you trust it.";
            case UPSTREAM_TIMED_OUT -> "Look at the server whether the call took place before repeating it. Its deadline is servers.NAME.deadline in gatehouse.yaml.";
            case UPSTREAM_TOO_LARGE -> "Ask for less, or raise servers.NAME.maxAnswer in gatehouse.yaml.";
            case UPSTREAM_ASKS -> "The server wanted something of the client (sampling, elicitation, roots) that servers.NAME.allow does not open, or that this client did not give.";
            case ANSWER_WITHHELD -> "The call was carried out and only its answer was held back. The rule is in this entry; look at the server before asking again.";
            case CANCELLED -> "Nothing is wrong: whoever called took the call back.";
            case INTERNAL -> "This is a fault of ours. The gate's log names it under this call id; please report it.";
        };
    }

    /// Whose move is next, in words.
    static String move(Mover mover) {
        return switch (mover) {
            case CALLER -> "the caller's";
            case POLICY -> "an operator's: asking again changes nothing until a rule does";
            case CAPACITY -> "nobody's: wait and try again";
            case UPSTREAM -> "the server's";
            case US -> "ours: a part of Gatehouse is at fault or not running";
        };
    }
}
