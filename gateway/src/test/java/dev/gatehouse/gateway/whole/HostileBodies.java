package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.pipeline.Code.BATCH_REFUSED;
import static dev.gatehouse.pipeline.Code.BODY_LENGTH_WRONG;
import static dev.gatehouse.pipeline.Code.BODY_TOO_LARGE;
import static dev.gatehouse.pipeline.Code.BODY_TOO_SLOW;
import static dev.gatehouse.pipeline.Code.ENVELOPE_INVALID;
import static dev.gatehouse.pipeline.Code.HEAD_MALFORMED;
import static dev.gatehouse.pipeline.Code.ID_INVALID;
import static dev.gatehouse.pipeline.Code.JSON_DUPLICATE_KEY;
import static dev.gatehouse.pipeline.Code.JSON_MALFORMED;
import static dev.gatehouse.pipeline.Code.JSON_NOT_UTF8;
import static dev.gatehouse.pipeline.Code.JSON_NUMBER;
import static dev.gatehouse.pipeline.Code.JSON_TOO_DEEP;
import static dev.gatehouse.pipeline.Code.MEDIA_TYPE_UNSUPPORTED;
import static dev.gatehouse.pipeline.Code.NOT_ACCEPTABLE;
import static dev.gatehouse.pipeline.Code.PARAMS_INVALID;

import dev.gatehouse.pipeline.Code;
import java.util.List;

/// Bodies that become no call, sent by a known caller.
final class HostileBodies {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");

    private HostileBodies() {}

    static List<Hostile> all() {
        return List.of(
            known("an answer that takes JSON alone", CALL.with("Accept", "application/json"), NOT_ACCEPTABLE, "Accept", "null"),
            known("an answer that takes a stream alone", CALL.with("Accept", "text/event-stream"), NOT_ACCEPTABLE, "Accept", "null"),
            known("no Accept", CALL.without("Accept"), NOT_ACCEPTABLE, "Accept", "null"),
            known("no content type", CALL.without("Content-Type"), MEDIA_TYPE_UNSUPPORTED, "content-type", "null"),
            known("a form", CALL.with("Content-Type", "text/plain"), MEDIA_TYPE_UNSUPPORTED, "content-type", "null"),
            known("JSON in UTF-16", CALL.with("Content-Type", "application/json; charset=utf-16"), MEDIA_TYPE_UNSUPPORTED, "content-type", "null"),
            known("a gzipped body", CALL.with("Content-Encoding", "gzip"), MEDIA_TYPE_UNSUPPORTED, "content-encoding", "null"),
            known("a body that says it is too long", CALL.with("Content-Length", "65537").body(""), BODY_TOO_LARGE, "content-length", "null"),
            known("a body that is longer than it may be", CALL.with("Transfer-Encoding", "chunked").body(("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(5)),
                BODY_TOO_LARGE, "bytes-read", "null"),
            known("half a body and silence", CALL.with("Content-Length", "100").body("{"), BODY_TOO_SLOW, "rate", "null"),
            known("no chunk at all", CALL.with("Transfer-Encoding", "chunked").body(""), BODY_TOO_SLOW, "rate", "null"),
            known("a chunk size that is no number", CALL.with("Transfer-Encoding", "chunked").body("zz\r\n{}\r\n0\r\n\r\n"), BODY_LENGTH_WRONG, "framing", "null"),
            known("bare LF ends a chunk size", CALL.with("Transfer-Encoding", "chunked").body("2\n{}\r\n0\r\n\r\n"), BODY_LENGTH_WRONG, "framing", "null"),
            known("a trailer", CALL.with("Transfer-Encoding", "chunked").body("2\r\n{}\r\n0\r\nMcp-Name: x\r\n\r\n"), HEAD_MALFORMED, "trailers", "null"),
            body("an empty body", "", JSON_MALFORMED, "EMPTY", "null"),
            body("white space", " \r\n\t", JSON_MALFORMED, "EMPTY", "null"),
            body("half an object", "{\"jsonrpc\":\"2.0\",\"id\":1", JSON_MALFORMED, "NOT_JSON", "null"),
            body("a comment", "{\"jsonrpc\":\"2.0\",/**/\"id\":1}", JSON_MALFORMED, "NOT_JSON", "null"),
            body("a comma too many", "{\"jsonrpc\":\"2.0\",}", JSON_MALFORMED, "NOT_JSON", "null"),
            body("NaN", "{\"jsonrpc\":\"2.0\",\"id\":NaN}", JSON_MALFORMED, "NOT_JSON", "null"),
            body("two messages", CALL.body() + CALL.body(), JSON_MALFORMED, "TRAILING_BYTES", "null"),
            body("a byte order mark", "\357\273\277" + CALL.body(), JSON_NOT_UTF8, "BOM", "null"),
            part("an overlong letter", "\"a\":1", "\"\301\201\":1", JSON_NOT_UTF8, "NOT_UTF8", "null"),
            part("Latin-1", "\"a\":1", "\"a\":\"caf\351\"", JSON_NOT_UTF8, "NOT_UTF8", "null"),
            part("half a surrogate pair", "\"a\":1", "\"a\":\"\\ud83d\"", JSON_NOT_UTF8, "LONE_SURROGATE", "null"),
            part("a NUL byte", "\"a\":1", "\"a\":\"\000\"", JSON_NOT_UTF8, "NUL", "null"),
            part("two ids", "\"id\":5", "\"id\":5,\"id\":6", JSON_DUPLICATE_KEY, "DUPLICATE_KEY", "null"),
            part("two names of a tool", "\"name\":\"echo\"", "\"name\":\"echo\",\"n\\u0061me\":\"delete_everything\"", JSON_DUPLICATE_KEY, "DUPLICATE_KEY", "null"),
            part("two arguments of one name", "\"a\":1", "\"a\":1,\"a\":2", JSON_DUPLICATE_KEY, "DUPLICATE_KEY", "null"),
            part("a method in other letters", "\"method\"", "\"Method\":\"tools/call\",\"method\"", JSON_DUPLICATE_KEY, "CASE_VARIANT_KEY", "null"),
            part("arguments in other letters", "\"arguments\"", "\"Arguments\"", JSON_DUPLICATE_KEY, "CASE_VARIANT_KEY", "null"),
            part("two arguments that differ in case", "\"a\":1", "\"a\":1,\"A\":2", JSON_DUPLICATE_KEY, "CASE_VARIANT_KEY", "null"),
            part("65 levels", "\"a\":1", "\"a\":" + "[".repeat(65) + "]".repeat(65), JSON_TOO_DEEP, "TOO_DEEP", "null"),
            part("a name without end", "\"a\":1", "\"" + "a".repeat(300) + "\":1", JSON_TOO_DEEP, "NAME_TOO_LONG", "null"),
            part("a number that changes on the way", "\"a\":1", "\"a\":9007199254740993.5", JSON_NUMBER, "NUMBER_NOT_EXACT", "null"),
            part("a number beyond all numbers", "\"a\":1", "\"a\":1e999", JSON_NUMBER, "NUMBER_OUT_OF_RANGE", "null"),
            part("a number of a hundred digits", "\"a\":1", "\"a\":" + "1".repeat(100), JSON_NUMBER, "NUMBER_TOO_LONG", "null"),
            body("a batch", "[" + CALL.body() + "]", BATCH_REFUSED, "BATCH", "null"),
            body("an empty batch", "[]", BATCH_REFUSED, "BATCH", "null"),
            body("a text", "\"tools/call\"", ENVELOPE_INVALID, "NOT_AN_OBJECT", "null"),
            part("JSON-RPC 1.0", "\"2.0\"", "\"1.0\"", ENVELOPE_INVALID, "WRONG_JSONRPC", "5"),
            part("a version that is a number", "\"jsonrpc\":\"2.0\"", "\"jsonrpc\":2.0", ENVELOPE_INVALID, "WRONG_JSONRPC", "5"),
            part("a request that is an answer too", "\"method\"", "\"result\":{},\"method\"", ENVELOPE_INVALID, "TWO_KINDS", "5"),
            body("nothing at all", "{\"jsonrpc\":\"2.0\",\"id\":\"x\"}", ENVELOPE_INVALID, "NO_KIND", "\"x\""),
            part("a method that is no text", "\"method\":\"tools/call\"", "\"method\":1", ENVELOPE_INVALID, "BAD_METHOD", "5"),
            part("a method with a line break", "\"method\":\"tools/call\"", "\"method\":\"tools/call\\n\"", ENVELOPE_INVALID, "BAD_METHOD", "5"),
            body("an answer that nobody asked for", "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}", ENVELOPE_INVALID, "an answer", "null"),
            body("an error that nobody asked for", "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":1,\"message\":\"\"}}", ENVELOPE_INVALID, "an answer", "null"),
            body("a result that is none", "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":1}", ENVELOPE_INVALID, "BAD_RESULT", "2"),
            body("an error without a code", "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{}}", ENVELOPE_INVALID, "BAD_ERROR", "2"),
            part("no id but null", "\"id\":5", "\"id\":null", ID_INVALID, "BAD_ID", "null"),
            part("an id that is half a number", "\"id\":5", "\"id\":1.5", ID_INVALID, "BAD_ID", "null"),
            part("an id that is a list", "\"id\":5", "\"id\":[5]", ID_INVALID, "BAD_ID", "null"),
            part("an id of 257 bytes", "\"id\":5", "\"id\":\"" + "x".repeat(257) + "\"", ID_INVALID, "ID_TOO_LONG", "null"),
            body("params that are a list", "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\",\"params\":[]}", PARAMS_INVALID, "BAD_PARAMS", "5"),
            body("meta that is a text", "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\",\"params\":{\"_meta\":\"\"}}", PARAMS_INVALID, "BAD_META", "5"),
            part("a progress token that is a list", "\"_meta\":{", "\"_meta\":{\"progressToken\":[],", PARAMS_INVALID, "BAD_META", "5"));
    }

    private static Hostile body(String name, String body, Code code, String rule, String id) {
        return known(name, CALL.body(body), code, rule, id);
    }

    private static Hostile part(String name, String part, String other, Code code, String rule, String id) {
        return known(name, CALL.body(part, other), code, rule, id);
    }
}
