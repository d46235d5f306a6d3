package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.pipeline.Code.ENVELOPE_INVALID;
import static dev.gatehouse.pipeline.Code.HEADER_MISMATCH;
import static dev.gatehouse.pipeline.Code.META_MISSING;
import static dev.gatehouse.pipeline.Code.METHOD_UNKNOWN;
import static dev.gatehouse.pipeline.Code.REVISION_UNSUPPORTED;
import static dev.gatehouse.pipeline.Code.SESSION_UNKNOWN;
import static dev.gatehouse.pipeline.Code.VERB_NOT_ALLOWED;

import dev.gatehouse.pipeline.Code;
import java.util.List;

/// Requests of which one part belongs to one era and another part to the other.
final class HostileEras {
    private static final String META = "io.modelcontextprotocol/";
    private static final String OTHER_REVISION = "the session speaks 2025-11-25";
    private static final String OF_OLDER = "verb of older clients";
    private static final Ask OLD = Ask.legacyCall("old", "{session}", "echo", "5");
    private static final Ask NEW = Ask.modernCall("old", "echo", "5");

    private HostileEras() {}

    static List<Hostile> all() {
        return List.of(
            known("a newer body under an older head", NEW.with("MCP-Protocol-Version", "2025-11-25").with("Mcp-Session-Id", "{session}"), HEADER_MISMATCH,
                "MCP-Protocol-Version DIFFERENT", "5"),
            known("a newer body in a session, and no revision in the head", NEW.without("MCP-Protocol-Version").with("Mcp-Session-Id", "{session}"), HEADER_MISMATCH,
                "MCP-Protocol-Version MISSING", "5"),
            known("an older body in a session under a newer head", OLD.with("MCP-Protocol-Version", "2026-07-28"), META_MISSING, META + "protocolVersion", "5"),
            known("an older body with a newer capability alone", meta("\"" + META + "clientCapabilities\":{}"), META_MISSING, META + "protocolVersion", "5"),
            known("an older body that names its own revision in the newer way", meta("\"" + META + "protocolVersion\":\"2025-11-25\""), REVISION_UNSUPPORTED, "revision", "5"),
            known("a newer revision that is a number", NEW.body("\"2026-07-28\"", "20260728"), META_MISSING, META + "protocolVersion", "5"),
            known("a newer revision that is nothing", NEW.body("\"2026-07-28\"", "null"), META_MISSING, META + "protocolVersion", "5"),
            known("newer capabilities that are a list", NEW.body("clientCapabilities\":{}", "clientCapabilities\":[]"), META_MISSING, META + "clientCapabilities", "5"),
            known("newer capabilities that are a flag", NEW.body("clientCapabilities\":{}", "clientCapabilities\":true"), META_MISSING, META + "clientCapabilities", "5"),
            known("a newer revision with a space", NEW.body("2026-07-28", "2026-07-28 "), HEADER_MISMATCH, "MCP-Protocol-Version DIFFERENT", "5"),
            known("a draft", NEW.body("2026-07-28", "DRAFT-2026").with("MCP-Protocol-Version", "DRAFT-2026"), REVISION_UNSUPPORTED, "revision", "5"),
            known("a revision of the transport before", NEW.body("2026-07-28", "2024-11-05").with("MCP-Protocol-Version", "2024-11-05"), REVISION_UNSUPPORTED, "revision", "5"),
            known("discovery within a session", Ask.legacy("old", "{session}", "server/discover", "5", "{}"), META_MISSING, META + "protocolVersion", "5"),
            known("a session's call under a revision that never was", OLD.with("MCP-Protocol-Version", "banana"), HEADER_MISMATCH, OTHER_REVISION, "5"),
            known("a session's ping under another revision", Ask.legacy("old", "{session}", "ping", "5", "").with("MCP-Protocol-Version", "2025-03-26"), HEADER_MISMATCH,
                OTHER_REVISION, "5"),
            known("a session's stream under the newer revision", Ask.stream("old", "{session}").with("MCP-Protocol-Version", "2026-07-28"), VERB_NOT_ALLOWED, OF_OLDER,
                "null"),
            known("the end of a session under the newer revision", Ask.stream("old", "{session}").verb("DELETE").with("MCP-Protocol-Version", "2026-07-28"), VERB_NOT_ALLOWED,
                OF_OLDER, "null"),
            known("a note in a session under another revision", CancellingTest.cancel("old", "{session}", "1").with("MCP-Protocol-Version", "2025-06-18"), HEADER_MISMATCH,
                OTHER_REVISION, "null"),
            known("a stream in the newer era", Ask.stream("fresh", "x").without("Mcp-Session-Id").with("MCP-Protocol-Version", "2026-07-28"), VERB_NOT_ALLOWED, OF_OLDER, "null"),
            known("the word of a handshake in nobody's session", note("{bobs}", "notifications/initialized"), SESSION_UNKNOWN, "not there or not yours", "null"),
            newer("the end of a subscription in the newer era", "resources/unsubscribe", ",\"uri\":\"file:///open/a\""),
            newer("a ping in the newer era", "ping", ""),
            newer("a question to the gate in the newer era", "elicitation/create", ",\"message\":\"m\",\"requestedSchema\":{}"),
            older("a question to the gate in a session", "sampling/createMessage", "{\"messages\":[],\"maxTokens\":1}"),
            older("a client's own method in a session", "roots/list", "{}"),
            older("a note that wants an answer", "notifications/cancelled", "{\"requestId\":1}"),
            older("a task in a session", "tasks/get", "{\"taskId\":\"x\"}"),
            known("an answer in the newer era", Ask.bare("fresh", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"complete\"}}")
                .with("MCP-Protocol-Version", "2026-07-28"), ENVELOPE_INVALID, "an answer, and nothing was asked", "null"));
    }

    private static Ask meta(String member) {
        return OLD.body("\"arguments\"", "\"_meta\":{" + member + "},\"arguments\"");
    }

    private static Ask note(String session, String method) {
        return Ask.bare("old", "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}").with("Mcp-Session-Id", session);
    }

    private static Hostile newer(String name, String method, String params) {
        return known(name, Ask.modern("fresh", method, "5", params), METHOD_UNKNOWN, "method", "5");
    }

    private static Hostile older(String name, String method, String params) {
        return known(name, Ask.legacy("old", "{session}", method, "5", params), METHOD_UNKNOWN, "method", "5").status(200);
    }
}
