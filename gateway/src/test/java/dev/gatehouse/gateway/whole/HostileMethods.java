package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.checked;
import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.pipeline.Code.ENVELOPE_INVALID;
import static dev.gatehouse.pipeline.Code.HEADER_MISMATCH;
import static dev.gatehouse.pipeline.Code.METHOD_UNKNOWN;
import static dev.gatehouse.pipeline.Code.PROMPT_NOT_GRANTED;
import static dev.gatehouse.pipeline.Code.QUESTION_UNKNOWN;
import static dev.gatehouse.pipeline.Code.RESOURCE_NOT_GRANTED;
import static dev.gatehouse.pipeline.Code.SERVER_NOT_GRANTED;

import dev.gatehouse.pipeline.Code;
import java.util.List;

/// Prompts, resources, completion, log levels and replies that are not to be had as they are asked for.
final class HostileMethods {
    private static final String COMPLETION = "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},\"argument\":{\"name\":\"a\",\"value\":\"x\"}}";

    private HostileMethods() {}

    static List<Hostile> all() {
        return List.of(
            wrong("a prompt without a name", "prompts/get", "{}", "no name"),
            wrong("a prompt whose name is a number", "prompts/get", "{\"name\":1}", "no name"),
            wrong("a prompt with an empty name", "prompts/get", "{\"name\":\"\"}", "prompt name shape"),
            wrong("a prompt with a line break in its name", "prompts/get", "{\"name\":\"a\\nb\"}", "prompt name shape"),
            wrong("a prompt with a very long name", "prompts/get", "{\"name\":\"" + "a".repeat(257) + "\"}", "prompt name shape"),
            wrong("a prompt whose arguments are a list", "prompts/get", "{\"name\":\"greet\",\"arguments\":[]}", "arguments are not an object"),
            wrong("a resource without an address", "resources/read", "{}", "no uri"),
            wrong("a resource without a scheme", "resources/read", "{\"uri\":\"/etc/passwd\"}", "resource address shape"),
            wrong("a resource with a space", "resources/read", "{\"uri\":\"file:///a b\"}", "resource address shape"),
            wrong("a resource with a NUL", "resources/read", "{\"uri\":\"file:///a\\u0000\"}", "resource address shape"),
            wrong("a resource above another", "resources/read", "{\"uri\":\"file:///open/../shut\"}", "dot segment"),
            wrong("a resource above another, encoded", "resources/read", "{\"uri\":\"file:///open/%2E%2e/shut\"}", "dot segment"),
            wrong("a very long address", "resources/read", "{\"uri\":\"a:" + "b".repeat(4096) + "\"}", "resource address shape"),
            wrong("a cursor that is a number", "resources/list", "{\"cursor\":7}", "cursor"),
            wrong("completion of nothing", "completion/complete", "{}", "ref"),
            wrong("completion of a tool", "completion/complete", COMPLETION.replace("ref/prompt", "ref/tool"), "ref type"),
            wrong("completion without a value", "completion/complete", COMPLETION.replace(",\"value\":\"x\"", ""), "no value"),
            wrong("completion without an argument", "completion/complete", COMPLETION.replace("argument", "Argument"), "argument"),
            wrong("a subscription to nothing", "resources/subscribe", "{}", "no uri"),
            known("listening to a number", listen("\"notifications\":1"), Code.PARAMS_INVALID, "notifications", "5"),
            known("listening to a flag that is text", listen("\"notifications\":{\"toolsListChanged\":\"yes\"}"), Code.PARAMS_INVALID, "notifications", "5"),
            known("listening to resources that are numbers", listen("\"notifications\":{\"resourceSubscriptions\":[1]}"), Code.PARAMS_INVALID, "notifications", "5"),
            known("listening above a resource", listen("\"notifications\":{\"resourceSubscriptions\":[\"file:///open/../shut\"]}"), Code.PARAMS_INVALID, "dot segment", "5"),
            known("a subscription of the older era in a request that stands alone", Ask.modern("fresh", "resources/subscribe", "5", ",\"uri\":\"a:b\""), METHOD_UNKNOWN,
                "method", "5"),
            known("listening in the newer way within a session", Ask.legacy("old", "{session}", "subscriptions/listen", "5", "{\"notifications\":{}}"), METHOD_UNKNOWN,
                "method", "5").status(200),
            wrong("no level", "logging/setLevel", "{}", "no level"),
            wrong("a level that is none", "logging/setLevel", "{\"level\":\"loud\"}", "level"),
            wrong("a level in other letters", "logging/setLevel", "{\"level\":\"Debug\"}", "level"),
            known("a level for a request that stands alone", Ask.modern("fresh", "logging/setLevel", "5", ",\"level\":\"debug\""), METHOD_UNKNOWN, "method", "5"),
            known("another resource in the head", Ask.modern("fresh", "resources/read", "5", ",\"uri\":\"file:///a\"").with("Mcp-Name", "file:///b"), HEADER_MISMATCH,
                "Mcp-Name DIFFERENT", "5"),
            known("no prompt in the head", Ask.modern("fresh", "prompts/get", "5", ",\"name\":\"greet\""), HEADER_MISMATCH, "Mcp-Name MISSING", "5"),
            refused("a prompt that was not granted", "prompts/get", "{\"name\":\"greet\"}", PROMPT_NOT_GRANTED),
            refused("a resource that was not granted", "resources/read", "{\"uri\":\"file:///open/a\"}", RESOURCE_NOT_GRANTED),
            refused("completion of a prompt that was not granted", "completion/complete", COMPLETION, PROMPT_NOT_GRANTED),
            refused("completion of a resource that was not granted", "completion/complete",
                "{\"ref\":{\"type\":\"ref/resource\",\"uri\":\"file:///{x}\"},\"argument\":{\"name\":\"x\",\"value\":\"\"}}", RESOURCE_NOT_GRANTED),
            checked("a listing of a server that was not granted", Ask.modern("fresh", "prompts/list", "5", "").by("bob"), SERVER_NOT_GRANTED, "permission", "no grant", "5"),
            known("a reply without a session", reply("{session}", "\"AAAAAAAAAAAAAAAA.1\"").without("Mcp-Session-Id"), ENVELOPE_INVALID, "an answer", "null"),
            known("a reply to a number", reply("{session}", "1"), QUESTION_UNKNOWN, "not there or not yours", "null"),
            known("a reply to the call instead of its question", reply("{session}", "\"AAAAAAAAAAAAAAAA\""), QUESTION_UNKNOWN, "not there or not yours", "null"),
            known("a reply to question zero", reply("{session}", "\"AAAAAAAAAAAAAAAA.0\""), QUESTION_UNKNOWN, "not there or not yours", "null"),
            known("an error about nothing", Ask.bare("old", "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"\"}}").with("Mcp-Session-Id", "{session}"),
                ENVELOPE_INVALID, "an error about nothing", "null"));
    }

    private static Hostile wrong(String name, String method, String params, String rule) {
        return known(name, Ask.legacy("old", "{session}", method, "5", params), Code.PARAMS_INVALID, rule, "5");
    }

    private static Hostile refused(String name, String method, String params, Code code) {
        return checked(name, Ask.legacy("old", "{bobs}", method, "5", params).by("bob"), code, "permission", "no grant", "5");
    }

    private static Ask listen(String params) {
        return Ask.modern("fresh", "subscriptions/listen", "5", "," + params);
    }

    private static Ask reply(String session, String to) {
        return Ask.bare("old", "{\"jsonrpc\":\"2.0\",\"id\":" + to + ",\"result\":{}}").with("Mcp-Session-Id", session).with("MCP-Protocol-Version", "2025-11-25");
    }
}
