package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.gateway.whole.Hostile.unsent;
import static dev.gatehouse.pipeline.Code.BATCH_INVALID;
import static dev.gatehouse.pipeline.Code.BATCH_REFUSED;
import static dev.gatehouse.pipeline.Code.ENVELOPE_INVALID;
import static dev.gatehouse.pipeline.Code.HEADER_MISMATCH;
import static dev.gatehouse.pipeline.Code.QUESTION_UNKNOWN;
import static dev.gatehouse.pipeline.Code.SESSION_UNKNOWN;

import dev.gatehouse.pipeline.Code;
import java.util.Collections;
import java.util.List;

/// Several messages at once where there may be none, and heaps that are no batch.
final class HostileBatches {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private HostileBatches() {}

    static List<Hostile> all() {
        return List.of(
            known("a batch of the newer era, with an older client's head", CALL.body("[" + CALL.body() + "]").without("Mcp-Method"), BATCH_REFUSED, "BATCH", "null"),
            batch("a batch in a session that has none", "{session}", "[" + PING + "]", BATCH_REFUSED, "BATCH"),
            batch("a batch in a session of 2025-06-18", "{june}", "[" + PING + "]", BATCH_REFUSED, "BATCH"),
            batch("a batch in another caller's session", "{bobs}", "[" + PING + "]", SESSION_UNKNOWN, "not there or not yours"),
            batch("a batch in a session that never was", "AAAAAAAAAAAAAAAAAAAAAA", "[" + PING + "]", SESSION_UNKNOWN, "not there or not yours"),
            batch("a batch of nothing", "{march}", "[]", BATCH_INVALID, "BAD_BATCH"),
            batch("a batch within a batch", "{march}", "[[" + PING + "]]", BATCH_INVALID, "BAD_BATCH"),
            batch("a batch that asks twice under one id", "{march}", "[" + PING + "," + PING + "]", BATCH_INVALID, "BAD_BATCH"),
            batch("a handshake within a batch", "{march}", "[" + PING.replace("ping", "initialize") + "]", BATCH_INVALID, "BAD_BATCH"),
            batch("a batch of 33", "{march}", "[" + String.join(",", Collections.nCopies(33, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}")) + "]", BATCH_INVALID, "BAD_BATCH"),
            known("a batch under the newer revision", batch("{march}", "[" + PING + "]").with("MCP-Protocol-Version", "2026-07-28"), HEADER_MISMATCH,
                "the session speaks 2025-03-26", "null"),
            unsent("a batch of an answer that nobody asked for", batch("{march}", "[" + Says.answer("\"AAAAAAAAAAAAAAAA.1\"", "{}") + "]"), QUESTION_UNKNOWN,
                "not there or not yours", "null"),
            batch("a batch of an error about nothing", "{march}", "[{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"\"}}]", ENVELOPE_INVALID, "an error about nothing"));
    }

    private static Hostile batch(String name, String session, String body, Code code, String rule) {
        return known(name, batch(session, body), code, rule, "null");
    }

    private static Ask batch(String session, String body) {
        return Ask.bare("old", body).with("Mcp-Session-Id", session);
    }
}
