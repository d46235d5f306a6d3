package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.checked;
import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.pipeline.Code.ENVELOPE_INVALID;
import static dev.gatehouse.pipeline.Code.HEADER_MISMATCH;
import static dev.gatehouse.pipeline.Code.META_MISSING;
import static dev.gatehouse.pipeline.Code.METHOD_UNKNOWN;
import static dev.gatehouse.pipeline.Code.NOT_ACCEPTABLE;
import static dev.gatehouse.pipeline.Code.PARAMS_INVALID;
import static dev.gatehouse.pipeline.Code.REVISION_UNSUPPORTED;
import static dev.gatehouse.pipeline.Code.SERVER_NOT_GRANTED;
import static dev.gatehouse.pipeline.Code.SESSION_MISSING;
import static dev.gatehouse.pipeline.Code.SESSION_UNKNOWN;
import static dev.gatehouse.pipeline.Code.TOOL_NOT_GRANTED;
import static dev.gatehouse.pipeline.Code.VERB_NOT_ALLOWED;

import java.util.List;

/// Messages that are well-formed and still not to be had: eras confused, headers that differ, sessions of others, things not granted.
final class HostileCalls {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");
    private static final Ask OLD = Ask.legacyCall("old", "{session}", "echo", "5");
    private static final Ask STREAM = Ask.plain("GET", "/mcp/old").with("Authorization", "Bearer {alice}").with("Accept", "text/event-stream")
        .with("Mcp-Session-Id", "{session}");
    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",";

    private HostileCalls() {}

    static List<Hostile> all() {
        return List.of(
            known("a stream without a session", STREAM.without("Mcp-Session-Id"), SESSION_MISSING, "no session id", "null"),
            known("a stream that is not taken as one", STREAM.with("Accept", "application/json"), NOT_ACCEPTABLE, "Accept", "null"),
            known("a stream of another caller's session", STREAM.with("Mcp-Session-Id", "{bobs}"), SESSION_UNKNOWN, "not there or not yours", "null"),
            known("PUT", CALL.verb("PUT"), VERB_NOT_ALLOWED, "verb", "null"),
            known("PUT in the older era", Ask.legacyCall("old", "{session}", "echo", "5").verb("PUT"), VERB_NOT_ALLOWED, "verb", "null"),
            known("a modern request without its capabilities", CALL.body(",\"io.modelcontextprotocol/clientCapabilities\":{}", ""), META_MISSING,
                "io.modelcontextprotocol/clientCapabilities", "5"),
            known("a modern header on an older body", CALL.body(VERSION, "").body("\"io.modelcontextprotocol/clientCapabilities\":{}", ""), META_MISSING,
                "io.modelcontextprotocol/protocolVersion", "5"),
            known("discovery without a word about itself", Ask.bare("fresh", "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"server/discover\"}"), META_MISSING,
                "io.modelcontextprotocol/protocolVersion", "5"),
            known("a revision of the future", CALL.body("2026-07-28", "2099-01-01").with("MCP-Protocol-Version", "2099-01-01"), REVISION_UNSUPPORTED, "revision",
                "5"),
            known("an older revision in a modern request", CALL.body("2026-07-28", "2025-11-25").with("MCP-Protocol-Version", "2025-11-25"), REVISION_UNSUPPORTED, "revision", "5"),
            known("no revision in the head", CALL.without("MCP-Protocol-Version"), HEADER_MISMATCH, "MCP-Protocol-Version MISSING", "5"),
            known("another method in the head", CALL.with("Mcp-Method", "tools/list"), HEADER_MISMATCH, "Mcp-Method DIFFERENT", "5"),
            known("two revisions, one of them of the future", CALL.body("2026-07-28", "2099-01-01"), HEADER_MISMATCH, "MCP-Protocol-Version DIFFERENT", "5"),
            known("no method in the head", CALL.without("Mcp-Method"), HEADER_MISMATCH, "Mcp-Method MISSING", "5"),
            known("another tool in the head", CALL.with("Mcp-Name", "read_notes"), HEADER_MISMATCH, "Mcp-Name DIFFERENT", "5"),
            known("no tool in the head", CALL.without("Mcp-Name"), HEADER_MISMATCH, "Mcp-Name MISSING", "5"),
            known("a wrapped tool that is no Base64", CALL.with("Mcp-Name", "=?base64?***?="), HEADER_MISMATCH, "Mcp-Name", "5"),
            known("another revision than the session's", OLD.with("MCP-Protocol-Version", "2025-06-18"), HEADER_MISMATCH, "the session speaks 2025-11-25", "5"),
            known("a method that is not there", Ask.modern("fresh", "admin/shutdown", "5", ""), METHOD_UNKNOWN, "method", "5"),
            known("a handshake of the older era in a modern request", Ask.modern("fresh", "initialize", "5", ""), METHOD_UNKNOWN, "method", "5"),
            known("a method that is not there, within a session", Ask.legacy("old", "{session}", "admin/shutdown", "5", "{}"), METHOD_UNKNOWN, "method", "5")
                .status(200),
            known("no session", OLD.without("Mcp-Session-Id"), SESSION_MISSING, "no session id", "5"),
            known("a listing without a session", Ask.bare("old", "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\"}"), SESSION_MISSING, "no session id", "5"),
            known("a cancellation without a session", Ask.bare("old", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}"),
                SESSION_MISSING, "no session id", "null"),
            known("the end of no session", CALL.verb("DELETE").body("").without("MCP-Protocol-Version"), SESSION_MISSING, "no session id", "null"),
            known("a session that never was", OLD.with("Mcp-Session-Id", "AAAAAAAAAAAAAAAAAAAAAA"), SESSION_UNKNOWN, "not there or not yours", "5"),
            known("a session that has ended", OLD.with("Mcp-Session-Id", "{ended}"), SESSION_UNKNOWN, "not there or not yours", "5"),
            known("another caller's session", OLD.with("Mcp-Session-Id", "{bobs}"), SESSION_UNKNOWN, "not there or not yours", "5"),
            known("a session of another route", OLD.to("/mcp/piped"), SESSION_UNKNOWN, "not there or not yours", "5"),
            known("the end of another caller's session", Ask.plain("DELETE", "/mcp/old").with("Authorization", "Bearer {alice}").with("Mcp-Session-Id", "{bobs}"),
                SESSION_UNKNOWN, "not there or not yours", "null"),
            known("a handshake within a session", Ask.initialize("old").with("Mcp-Session-Id", "{session}"), ENVELOPE_INVALID, "initialize within a session", "1"),
            known("a call of nothing", CALL.body(",\"name\":\"echo\"", "").without("Mcp-Name"), PARAMS_INVALID, "no name", "5"),
            known("a tool with a space in its name", OLD.body("\"echo\"", "\"echo \""), PARAMS_INVALID, "tool name shape", "5"),
            known("a tool that looks like another", OLD.body("\"echo\"", Ask.utf8("\"ech\u043e\"")), PARAMS_INVALID, "tool name shape", "5"),
            known("a tool with hidden letters", OLD.body("\"echo\"", Ask.utf8("\"echo\u200b\"")), PARAMS_INVALID, "tool name shape", "5"),
            known("arguments that are a list", OLD.body("{\"a\":1}", "[1]"), PARAMS_INVALID, "arguments are not an object", "5"),
            checked("a tool that was not granted", Ask.legacyCall("old", "{bobs}", "delete_everything", "5").by("bob"), TOOL_NOT_GRANTED, "permission", "no grant", "5"),
            checked("a tool that is not there", Ask.legacyCall("old", "{bobs}", "nothing_like_it", "5").by("bob"), TOOL_NOT_GRANTED, "permission", "no grant", "5"),
            checked("a granted tool in other letters", Ask.legacyCall("old", "{bobs}", "ECHO", "5").by("bob"), TOOL_NOT_GRANTED, "permission", "no grant", "5"),
            checked("a granted tool of a server that was not", CALL.by("bob"), TOOL_NOT_GRANTED, "permission", "no grant", "5"),
            checked("a list of a server that was not granted", Ask.modern("fresh", "tools/list", "5", "").by("bob"), SERVER_NOT_GRANTED, "permission", "no grant", "5"),
            checked("discovery of a server that was not granted", Ask.modern("fresh", "server/discover", "\"d\"", "").by("carol"), SERVER_NOT_GRANTED, "permission",
                "no grant", "\"d\""),
            checked("a session of a server that was not granted", Ask.initialize("old").by("carol"), SERVER_NOT_GRANTED, "permission", "no grant", "1"),
            checked("a caller of an issuer that was granted nothing", CALL.by("outside"), TOOL_NOT_GRANTED, "permission", "no grant", "5"));
    }
}
