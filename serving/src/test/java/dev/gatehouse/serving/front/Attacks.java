package dev.gatehouse.serving.front;

import static dev.gatehouse.pipeline.Code.BODY_LENGTH_WRONG;
import static dev.gatehouse.pipeline.Code.BODY_TOO_LARGE;
import static dev.gatehouse.pipeline.Code.BODY_TOO_SLOW;
import static dev.gatehouse.pipeline.Code.HEADER_DUPLICATE;
import static dev.gatehouse.pipeline.Code.HEAD_MALFORMED;
import static dev.gatehouse.pipeline.Code.HEAD_TOO_LARGE;
import static dev.gatehouse.pipeline.Code.HEAD_TOO_SLOW;
import static dev.gatehouse.pipeline.Code.HOST_NOT_OURS;
import static dev.gatehouse.pipeline.Code.MEDIA_TYPE_UNSUPPORTED;
import static dev.gatehouse.pipeline.Code.ORIGIN_NOT_ALLOWED;

import java.util.List;
import java.util.stream.Stream;

/// The hostile requests that the front must refuse, by what is wrong with them.
final class Attacks {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String CHUNKED = JSON + "Transfer-Encoding: chunked\r\n";

    private Attacks() {}

    static Stream<Attack> all() {
        return Stream.of(framing(), targets(), fields(), duplicates(), names(), sizes(), bodies(), slow()).flatMap(List::stream);
    }

    private static List<Attack> framing() {
        return List.of(
                Attack.head("bare LF ends the request line", "GET /mcp HTTP/1.1\nHost: {host}\r\n\r\n", HEAD_MALFORMED, "lf-header-termination"),
                Attack.lines("bare LF ends a header", "X: a\n", HEAD_MALFORMED, "lf-header-termination"),
                Attack.head("bare LF ends the head", "GET /mcp HTTP/1.1\r\nHost: {host}\r\n\n", HEAD_MALFORMED, "lf-header-termination"),
                Attack.lines("a lone CR within a header", "X: a\rb\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("a folded header", "X: a\r\n b\r\n", HEAD_MALFORMED, "multiline-field-value"),
                Attack.lines("a header folded with a tab", "X: a\r\n\tb\r\n", HEAD_MALFORMED, "multiline-field-value"),
                Attack.head("a folded first header", "GET /mcp HTTP/1.1\r\n Host: {host}\r\n\r\n", HEAD_MALFORMED, "multiline-field-value"),
                Attack.lines("a space before the colon", "X : a\r\n", HEAD_MALFORMED, "parser"),
                Attack.head("a space before the colon of Host", "GET /mcp HTTP/1.1\r\nHost : {host}\r\n\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("a header without a colon", "Nothing\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("length and transfer coding", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", HEAD_MALFORMED, "transfer-encoding-with-content-length"),
                Attack.lines("transfer coding and length", "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", HEAD_MALFORMED, "transfer-encoding-with-content-length"),
                Attack.lines("two lengths that differ", "Content-Length: 2\r\nContent-Length: 3\r\n", HEADER_DUPLICATE, "multiple-content-lengths"),
                Attack.lines("two lengths that agree", "Content-Length: 2\r\nContent-Length: 2\r\n", HEADER_DUPLICATE, "multiple-content-lengths"),
                Attack.lines("a list of lengths", "Content-Length: 2, 2\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("a signed length", "Content-Length: +2\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("a negative length", "Content-Length: -2\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("a length beyond a long", "Content-Length: 99999999999999999999\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("gzip as transfer coding", "Transfer-Encoding: gzip\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("gzip before chunked", "Transfer-Encoding: gzip, chunked\r\n", HEAD_MALFORMED, "transfer-coding"),
                Attack.lines("an unknown coding before chunked", "Transfer-Encoding: xchunked, chunked\r\n", HEAD_MALFORMED, "transfer-coding"),
                Attack.head("HTTP/1.0", "GET /mcp HTTP/1.0\r\nHost: {host}\r\n\r\n", HEAD_MALFORMED, "http-1.1"),
                Attack.head("HTTP/0.9", "GET /mcp\r\n\r\n", HEAD_MALFORMED, "http-0-9"),
                Attack.head("HTTP/2 by prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", HEAD_MALFORMED, "parser"),
                Attack.head("HTTP/3.7", "GET /mcp HTTP/3.7\r\nHost: {host}\r\n\r\n", HEAD_MALFORMED, "parser"),
                Attack.head("a verb with a control character", "GE\001T /mcp HTTP/1.1\r\nHost: {host}\r\n\r\n", HEAD_MALFORMED, "parser"),
                Attack.head("TLS spoken to a plain port", "\026\003\001\002\000\001\000\001\374\003\003", HEAD_MALFORMED, "parser"));
    }

    private static List<Attack> targets() {
        return List.of(
                Attack.target("the asterisk form", "*", "parser"),
                Attack.head("OPTIONS with an asterisk", "OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n", HEAD_MALFORMED, "target-form"),
                Attack.head("CONNECT", "CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n", HEAD_MALFORMED, "target-form"),
                Attack.head("an absolute target for another host", "GET http://evil.example/mcp HTTP/1.1\r\nHost: {host}\r\n\r\n", HEAD_MALFORMED, "parser"),
                Attack.target("a fragment", "/mcp#x", "target-fragment"),
                Attack.target("an encoded NUL", "/mcp%00", "parser"),
                Attack.target("an encoded slash", "/mcp%2fadmin", "path-characters"),
                Attack.target("encoded dots", "/mcp/%2e%2e/x", "path-characters"),
                Attack.target("a path parameter", "/mcp;x=/..", "path-characters"),
                Attack.target("a backslash", "/mcp\\..\\x", "path-characters"),
                Attack.target("dots that climb", "/mcp/../admin", "path-dot-segments"),
                Attack.target("a dot segment at the end", "/mcp/.", "path-dot-segments"),
                Attack.target("an empty segment", "//evil.example/mcp", "path-empty-segment"),
                Attack.target("a quote in the query", "/mcp?a=\"b\"", "query-characters"));
    }

    private static List<Attack> fields() {
        return List.of(
                Attack.lines("NUL in a header value", "X: a\000b\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("a control character in a header value", "X: a\001b\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("DEL in a header value", "X: a\177b\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("a tab in a header value", "X: a\tb\r\n", HEAD_MALFORMED, "header-value"),
                Attack.lines("bytes beyond ASCII in a header value", "X: a\303\251\r\n", HEAD_MALFORMED, "header-value"),
                Attack.lines("an underscore in a header name", "X_Y: a\r\n", HEAD_MALFORMED, "header-name"),
                Attack.lines("NUL in a header name", "X\000: a\r\n", HEAD_MALFORMED, "parser"),
                Attack.lines("an empty header name", ": a\r\n", HEAD_MALFORMED, "multiline-field-value"),
                Attack.lines("an expectation nobody knows", "Expect: 200-ok\r\n", HEAD_MALFORMED, "parser"));
    }

    private static List<Attack> duplicates() {
        return List.of(
                Attack.lines("Host twice", "Host: {host}\r\n", HEADER_DUPLICATE, "duplicate-host-headers"),
                twice("Content-Type", "application/json"),
                twice("Authorization", "Bearer abc"),
                twice("Origin", "http://localhost:6274"),
                twice("MCP-Protocol-Version", "2025-11-25"),
                twice("Mcp-Method", "tools/call"),
                twice("Mcp-Name", "a"),
                twice("MCP-Session-Id", "a"),
                twice("Last-Event-ID", "1"),
                twice("Mcp-Param-Region", "a"),
                twice("Content-Encoding", "identity"),
                twice("Expect", "100-continue"),
                Attack.lines("a session id in two spellings", "Mcp-Session-Id: a\r\nMCP-SESSION-ID: b\r\n", HEADER_DUPLICATE, "header-duplicate"),
                Attack.lines("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", HEAD_MALFORMED, "parser"));
    }

    private static Attack twice(String name, String value) {
        return Attack.lines(name + " twice", (name + ": " + value + "\r\n").repeat(2), HEADER_DUPLICATE, "header-duplicate");
    }

    private static List<Attack> names() {
        return List.of(
                Attack.head("no Host", "GET /mcp HTTP/1.1\r\n\r\n", HEAD_MALFORMED, "parser"),
                Attack.head("an empty Host", "GET /mcp HTTP/1.1\r\nHost: \r\n\r\n", HEAD_MALFORMED, "parser"),
                host("a rebound name", "evil.example", "host"),
                host("our address without the port", "127.0.0.1", "host"),
                host("our name with another port", "localhost:1", "host"),
                host("our name with a dot behind it", "our.host.", "host"),
                host("a name that begins like ours", "our.host.evil.example", "host"),
                Attack.lines("a foreign origin", "Origin: http://evil.example\r\n", ORIGIN_NOT_ALLOWED, "origin"),
                Attack.lines("the origin null", "Origin: null\r\n", ORIGIN_NOT_ALLOWED, "origin"),
                Attack.lines("an allowed origin on another port", "Origin: http://localhost:6275\r\n", ORIGIN_NOT_ALLOWED, "origin"),
                Attack.lines("an allowed origin over https", "Origin: https://localhost:6274\r\n", ORIGIN_NOT_ALLOWED, "origin"),
                Attack.lines("an empty origin", "Origin: \r\n", ORIGIN_NOT_ALLOWED, "origin"));
    }

    private static Attack host(String name, String host, String rule) {
        return Attack.head(name, "GET /mcp HTTP/1.1\r\nHost: " + host + "\r\n\r\n", HOST_NOT_OURS, rule);
    }

    private static List<Attack> sizes() {
        return List.of(
                Attack.lines("too many headers", "X: a\r\n".repeat(64), HEAD_TOO_LARGE, "header-count"),
                Attack.lines("one header too long", "X: " + "a".repeat(17_000) + "\r\n", HEAD_TOO_LARGE, "head-bytes"),
                Attack.lines("headers too long together", ("X: " + "a".repeat(1000) + "\r\n").repeat(17), HEAD_TOO_LARGE, "head-bytes"),
                Attack.target("a long target", "/" + "a".repeat(17_000), "head-bytes").with(HEAD_TOO_LARGE));
    }

    private static List<Attack> bodies() {
        return List.of(
                Attack.body("a length beyond the limit", JSON + "Content-Length: 2001\r\n", "", BODY_TOO_LARGE, "content-length"),
                Attack.body("more chunks than the limit", CHUNKED, ("3e8\r\n" + "x".repeat(1000) + "\r\n").repeat(3), BODY_TOO_LARGE, "bytes-read"),
                Attack.body("no content type", "Content-Length: 2\r\n", "{}", MEDIA_TYPE_UNSUPPORTED, "content-type"),
                Attack.body("text/plain", "Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}", MEDIA_TYPE_UNSUPPORTED, "content-type"),
                Attack.body("a type that begins like JSON", "Content-Type: application/json-seq\r\nContent-Length: 2\r\n", "{}", MEDIA_TYPE_UNSUPPORTED, "content-type"),
                Attack.body("JSON in UTF-16", "Content-Type: application/json; charset=utf-16\r\nContent-Length: 2\r\n", "{}", MEDIA_TYPE_UNSUPPORTED, "content-type"),
                Attack.body("a gzipped body", JSON + "Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}", MEDIA_TYPE_UNSUPPORTED, "content-encoding"),
                Attack.body("a chunk size that is no number", CHUNKED, "zz\r\n{}\r\n0\r\n\r\n", BODY_LENGTH_WRONG, "framing"),
                Attack.body("a chunk longer than its size", CHUNKED, "1\r\n{}\r\n0\r\n\r\n", BODY_LENGTH_WRONG, "framing"),
                Attack.body("a chunk size beyond a long", CHUNKED, "ffffffffffffffffff\r\n{}", BODY_LENGTH_WRONG, "framing"),
                Attack.body("bare LF ends a chunk size", CHUNKED, "2\n{}\r\n0\r\n\r\n", BODY_LENGTH_WRONG, "framing"),
                Attack.body("a trailer", CHUNKED, "2\r\n{}\r\n0\r\nMcp-Name: x\r\n\r\n", HEAD_MALFORMED, "trailers"));
    }

    private static List<Attack> slow() {
        return List.of(
                Attack.head("half a request line and silence", "GET /m", HEAD_TOO_SLOW, "head-time"),
                Attack.head("half a head and silence", "GET /mcp HTTP/1.1\r\nHost: {host}\r\nX: ", HEAD_TOO_SLOW, "head-time"),
                Attack.body("half a body and silence", JSON + "Content-Length: 2\r\n", "{", BODY_TOO_SLOW, "rate"),
                Attack.body("no chunk at all", CHUNKED, "", BODY_TOO_SLOW, "rate"));
    }
}
