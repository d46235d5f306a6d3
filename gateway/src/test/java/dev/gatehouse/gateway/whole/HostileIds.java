package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.pipeline.Code.ID_INVALID;
import static dev.gatehouse.pipeline.Code.ID_IN_USE;
import static dev.gatehouse.pipeline.Code.JSON_DUPLICATE_KEY;
import static dev.gatehouse.pipeline.Code.JSON_NOT_UTF8;
import static dev.gatehouse.pipeline.Code.JSON_NUMBER;
import static dev.gatehouse.pipeline.Code.QUESTION_UNKNOWN;

import dev.gatehouse.pipeline.Code;
import java.util.List;

/// Ids that are none, are in use or belong to something else; members that are there twice.
final class HostileIds {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");

    private HostileIds() {}

    static List<Hostile> all() {
        return List.of(
            id("an id that is a flag", "true", ID_INVALID, "BAD_ID"),
            id("an id that is an object", "{}", ID_INVALID, "BAD_ID"),
            id("an id with a fraction that is none", "5.0", ID_INVALID, "BAD_ID"),
            id("an id with an exponent", "5e0", ID_INVALID, "BAD_ID"),
            id("an id beyond all numbers", "1e999", JSON_NUMBER, "NUMBER_OUT_OF_RANGE"),
            id("an id of 300 digits", "9".repeat(300), JSON_NUMBER, "NUMBER_TOO_LONG"),
            id("an id of half a letter", "\"\\udc00\"", JSON_NOT_UTF8, "LONE_SURROGATE"),
            id("an id of 200 letters of two bytes", Ask.utf8("\"" + "\u00e9".repeat(200) + "\""), ID_INVALID, "ID_TOO_LONG"),
            known("an id in other letters", CALL.body("\"id\"", "\"Id\""), JSON_DUPLICATE_KEY, "CASE_VARIANT_KEY", "null"),
            running("the id of a call that runs, for a call", "tools/call", "7", "{\"name\":\"echo\",\"arguments\":{}}"),
            running("the id of a call that runs, for a listing", "tools/list", "7", ""),
            running("the id of a call that runs, for a subscription", "resources/subscribe", "7", "{\"uri\":\"file:///open/a\"}"),
            running("the id of a call that runs, for a level", "logging/setLevel", "7", "{\"level\":\"debug\"}"),
            known("an answer to the client's own call", Ask.bare("old", Says.answer("7", "{}")).with("Mcp-Session-Id", "{running}"), QUESTION_UNKNOWN,
                "not there or not yours", "null"),
            known("an error to the client's own call", Ask.bare("old", Says.error("7", 1, "m")).with("Mcp-Session-Id", "{running}"), QUESTION_UNKNOWN,
                "not there or not yours", "null"),
            twice("two sets of parameters", "\"params\":", "\"params\":{},\"params\":", "DUPLICATE_KEY"),
            twice("two sets of arguments, one of them spelt otherwise", "\"arguments\":", "\"\\u0061rguments\":{},\"arguments\":", "DUPLICATE_KEY"),
            twice("two revisions in one body", "\"_meta\":{", "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2025-11-25\",", "DUPLICATE_KEY"),
            twice("two sets of meta", "\"_meta\":", "\"_meta\":{},\"_meta\":", "DUPLICATE_KEY"),
            twice("two members deep within arguments", "\"a\":1", "\"a\":[{\"b\":{\"c\":1,\"c\":2}}]", "DUPLICATE_KEY"),
            twice("a name of a tool in other letters beside it", "\"name\":", "\"NAME\":\"delete_everything\",\"name\":", "CASE_VARIANT_KEY"),
            twice("parameters in other letters", "\"params\":", "\"Params\":", "CASE_VARIANT_KEY"));
    }

    private static Hostile id(String name, String id, Code code, String rule) {
        return known(name, Ask.modernCall("fresh", "echo", id), code, rule, "null");
    }

    private static Hostile running(String name, String method, String id, String params) {
        return known(name, Ask.legacy("old", "{running}", method, id, params), ID_IN_USE, "id", id);
    }

    private static Hostile twice(String name, String part, String other, String rule) {
        return known(name, CALL.body(part, other), JSON_DUPLICATE_KEY, rule, "null");
    }
}
