package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.gateway.whole.Hostile.unsent;
import static dev.gatehouse.pipeline.Code.HEADER_MISMATCH;

import java.util.List;

/// Heads that say something else than the body, so that whoever reads the head alone would take the request for another one.
final class HostileMirrors {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");
    private static final Ask PROMPT = Ask.modern("fresh", "prompts/get", "5", ",\"name\":\"greet\"").with("Mcp-Name", "greet");
    private static final Ask HERE = Ask.modernCall("fresh", "here", "5").body("{\"a\":1}", "{\"region\":\"eu\"}");

    private HostileMirrors() {}

    static List<Hostile> all() {
        return List.of(
            name("the tool in other letters", "ECHO", "DIFFERENT"),
            name("the tool percent-encoded", "%65cho", "DIFFERENT"),
            name("the tool in quotes", "\"echo\"", "DIFFERENT"),
            name("another tool, wrapped", "=?base64?cmVhZF9ub3Rlcw==?=", "DIFFERENT"),
            name("the tool twice in one field", "echo, echo", "DIFFERENT"),
            name("the tool wrapped without its padding", "=?base64?ZWNobw?=", "MALFORMED"),
            name("the tool wrapped and not ended", "=?base64?ZWNobw==", "DIFFERENT"),
            name("a wrapped name that is no text", "=?base64?/w==?=", "MALFORMED"),
            method("the method in other letters", "TOOLS/CALL", "DIFFERENT"),
            method("the method wrapped", "=?base64?dG9vbHMvY2FsbA==?=", "DIFFERENT"),
            method("the method with a slash too many", "tools/call/", "DIFFERENT"),
            known("a revision of the other era in the head", CALL.with("MCP-Protocol-Version", "2025-06-18"), HEADER_MISMATCH, "MCP-Protocol-Version DIFFERENT", "5"),
            known("two revisions in one field", CALL.with("MCP-Protocol-Version", "2026-07-28, 2026-07-28"), HEADER_MISMATCH, "MCP-Protocol-Version DIFFERENT", "5"),
            known("another prompt in the head", PROMPT.with("Mcp-Name", "hidden"), HEADER_MISMATCH, "Mcp-Name DIFFERENT", "5"),
            known("a prompt's head on a tool", CALL.with("Mcp-Method", "prompts/get"), HEADER_MISMATCH, "Mcp-Method DIFFERENT", "5"),
            known("a resource's head that decodes to it", Ask.modern("fresh", "resources/read", "5", ",\"uri\":\"file:///open/a\"").with("Mcp-Name", "file:///open/%61"),
                HEADER_MISMATCH, "Mcp-Name DIFFERENT", "5"),
            argument("no argument in the head", HERE, "MISSING"),
            argument("another argument in the head", HERE.with("Mcp-Param-Region", "us"), "DIFFERENT"),
            argument("an argument in the head that the body lacks", Ask.modernCall("fresh", "here", "5").with("Mcp-Param-Region", "eu"), "UNEXPECTED"),
            argument("an argument that is null and in the head", HERE.body("\"eu\"", "null").with("Mcp-Param-Region", "null"), "UNEXPECTED"),
            argument("an argument with another one beside it", HERE.with("Mcp-Param-Region", "eu, us"), "DIFFERENT"),
            argument("another argument, wrapped", HERE.with("Mcp-Param-Region", "=?base64?dXM=?="), "DIFFERENT"));
    }

    private static Hostile name(String name, String header, String why) {
        return known(name, CALL.with("Mcp-Name", header), HEADER_MISMATCH, "Mcp-Name " + why, "5");
    }

    private static Hostile method(String name, String header, String why) {
        return known(name, CALL.with("Mcp-Method", header), HEADER_MISMATCH, "Mcp-Method " + why, "5");
    }

    private static Hostile argument(String name, Ask ask, String why) {
        return unsent(name, ask, HEADER_MISMATCH, "Mcp-Param-Region " + why, "5");
    }
}
