package dev.gatehouse.gateway.whole;

import static dev.gatehouse.pipeline.Code.HEADER_DUPLICATE;
import static dev.gatehouse.pipeline.Code.HEAD_MALFORMED;
import static dev.gatehouse.pipeline.Code.HEAD_TOO_LARGE;
import static dev.gatehouse.pipeline.Code.HEAD_TOO_SLOW;
import static dev.gatehouse.pipeline.Code.HOST_NOT_OURS;
import static dev.gatehouse.pipeline.Code.ORIGIN_NOT_ALLOWED;
import static dev.gatehouse.pipeline.Code.ROUTE_UNKNOWN;
import static dev.gatehouse.pipeline.Code.TOKEN_IN_QUERY;
import static dev.gatehouse.pipeline.Code.VERB_NOT_ALLOWED;
import static dev.gatehouse.gateway.whole.Hostile.lines;
import static dev.gatehouse.gateway.whole.Hostile.stranger;

import java.util.List;

/// Heads that nobody gets past, with a good token in them where they hold one.
final class HostileHeads {
    private static final String GOOD = "Host: {host}\r\nAuthorization: Bearer {alice}\r\n\r\n";

    private HostileHeads() {}

    static List<Hostile> all() {
        return List.of(
            stranger("bare LF ends the request line", "POST /mcp/fresh HTTP/1.1\n" + GOOD, HEAD_MALFORMED, "lf-header-termination"),
            lines("bare LF ends a header", "X: a\n", HEAD_MALFORMED, "lf-header-termination"),
            lines("a folded header", "X: a\r\n b\r\n", HEAD_MALFORMED, "multiline-field-value"),
            lines("a token folded into the next header", "X:\r\n\tAuthorization: Bearer {bob}\r\n", HEAD_MALFORMED, "multiline-field-value"),
            lines("a space before the colon", "X : a\r\n", HEAD_MALFORMED, "parser"),
            lines("a header without a colon", "Nothing\r\n", HEAD_MALFORMED, "parser"),
            lines("a lone CR within a header", "X: a\rb\r\n", HEAD_MALFORMED, "parser"),
            lines("NUL in a header", "X: a\000b\r\n", HEAD_MALFORMED, "parser"),
            stranger("TLS spoken to a plain port", "\026\003\001\002\000\001\000\001\374\003\003", HEAD_MALFORMED, "parser"),
            stranger("HTTP/2 by prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", HEAD_MALFORMED, "parser"),
            lines("transfer coding beside the length", "Transfer-Encoding: chunked\r\n", HEAD_MALFORMED, "transfer-encoding-with-content-length"),
            stranger("the same length twice", Ask.bare("fresh", "{}").with("Content-Length", "2\r\nContent-Length: 2"), HEADER_DUPLICATE,
                "multiple-content-lengths"),
            lines("a second length", "Content-Length: 2\r\n", HEADER_DUPLICATE, "multiple-content-lengths"),
            stranger("gzip before chunked", Ask.modernCall("fresh", "echo", "1").with("Transfer-Encoding", "gzip, chunked"), HEAD_MALFORMED,
                "transfer-coding"),
            stranger("HTTP/1.0", "POST /mcp/fresh HTTP/1.0\r\n" + GOOD, HEAD_MALFORMED, "http-1.1"),
            stranger("HTTP/0.9", "GET /mcp/fresh\r\n\r\n", HEAD_MALFORMED, "http-0-9"),
            stranger("CONNECT", "CONNECT {host} HTTP/1.1\r\n" + GOOD, HEAD_MALFORMED, "target-form"),
            stranger("OPTIONS with an asterisk", "OPTIONS * HTTP/1.1\r\n" + GOOD, HEAD_MALFORMED, "target-form"),
            stranger("a fragment in the target", Ask.bare("fresh#x", "{}"), HEAD_MALFORMED, "target-fragment"),
            stranger("an encoded letter in the path", Ask.bare("%66resh", "{}"), HEAD_MALFORMED, "path-characters"),
            stranger("a path parameter", Ask.bare("fresh;v=1", "{}"), HEAD_MALFORMED, "path-characters"),
            stranger("a path that climbs", Ask.bare("../mcp/fresh", "{}"), HEAD_MALFORMED, "path-dot-segments"),
            stranger("an empty segment", Ask.bare("/fresh", "{}"), HEAD_MALFORMED, "path-empty-segment"),
            stranger("a quote in the query", Ask.bare("fresh?a=\"b\"", "{}"), HEAD_MALFORMED, "query-characters"),
            lines("too many headers", "X: a\r\n".repeat(64), HEAD_TOO_LARGE, "header-count"),
            lines("a header that is too long", "X: " + "a".repeat(9_000) + "\r\n", HEAD_TOO_LARGE, "head-bytes"),
            lines("an underscore in a header's name", "Mcp_Session_Id: a\r\n", HEAD_MALFORMED, "header-name"),
            lines("a tab in a header", "X: a\tb\r\n", HEAD_MALFORMED, "header-value"),
            lines("bytes beyond ASCII in a header", "X: caf\303\251\r\n", HEAD_MALFORMED, "header-value"),
            lines("two tokens", "Authorization: Bearer {bob}\r\n", HEADER_DUPLICATE, "header-duplicate"),
            lines("two sessions", "Mcp-Session-Id: {session}\r\nmcp-session-id: {bobs}\r\n", HEADER_DUPLICATE, "header-duplicate"),
            lines("two methods", "Mcp-Method: tools/list\r\n", HEADER_DUPLICATE, "header-duplicate"),
            lines("two names", "Mcp-Name: other\r\n", HEADER_DUPLICATE, "header-duplicate"),
            lines("two values of an argument", "Mcp-Param-A: 1\r\nMcp-Param-A: 2\r\n", HEADER_DUPLICATE, "header-duplicate"),
            lines("two revisions", "MCP-Protocol-Version: 2025-11-25\r\n", HEADER_DUPLICATE, "header-duplicate"),
            lines("two hosts", "Host: {host}\r\n", HEADER_DUPLICATE, "duplicate-host-headers"),
            stranger("a rebound name", Ask.modernCall("fresh", "echo", "1").with("Host", "evil.example"), HOST_NOT_OURS, "host"),
            stranger("our address without its port", Ask.modernCall("fresh", "echo", "1").with("Host", "127.0.0.1"), HOST_NOT_OURS, "host"),
            lines("a foreign page", "Origin: https://evil.example\r\n", ORIGIN_NOT_ALLOWED, "origin"),
            lines("a page from nowhere", "Origin: null\r\n", ORIGIN_NOT_ALLOWED, "origin"),
            lines("a page of our own port by another scheme", "Origin: https://{host}\r\n", ORIGIN_NOT_ALLOWED, "origin"),
            stranger("half a request line and silence", "POST /mcp/fr", HEAD_TOO_SLOW, "head-time"),
            stranger("half a head and silence", "POST /mcp/fresh HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {alice}\r\nX: ", HEAD_TOO_SLOW, "head-time"),
            stranger("a route that is not there", Ask.bare("nowhere", "{}"), ROUTE_UNKNOWN, "path"),
            stranger("a route in other letters", Ask.bare("FRESH", "{}"), ROUTE_UNKNOWN, "path"),
            stranger("something behind a route", Ask.bare("fresh/x", "{}"), ROUTE_UNKNOWN, "path"),
            stranger("the root", Ask.bare("x", "{}").to("/"), ROUTE_UNKNOWN, "path"),
            stranger("metadata of a route that is not there", Ask.plain("GET", "/.well-known/oauth-protected-resource/mcp/nowhere"), ROUTE_UNKNOWN, "path"),
            stranger("metadata by POST", Ask.bare("x", "{}").to("/.well-known/oauth-protected-resource/mcp/fresh"), VERB_NOT_ALLOWED, "POST"),
            stranger("a token in the query", Ask.modernCall("fresh", "echo", "1").to("/mcp/fresh?access_token={alice}"), TOKEN_IN_QUERY, "query"),
            stranger("a token in the query of a browser", Ask.plain("GET", "/mcp/fresh?access_token={alice}").with("Accept", "text/html"), TOKEN_IN_QUERY,
                "query"),
            stranger("a query", Ask.modernCall("fresh", "echo", "1").to("/mcp/fresh?debug=1"), ROUTE_UNKNOWN, "query"));
    }
}
