package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.pipeline.Code.CAPABILITY_MISSING;
import static dev.gatehouse.pipeline.Code.MEDIA_TYPE_UNSUPPORTED;
import static dev.gatehouse.pipeline.Code.NOT_ACCEPTABLE;
import static dev.gatehouse.pipeline.Code.PARAMS_INVALID;
import static dev.gatehouse.pipeline.Code.STATE_INVALID;
import static dev.gatehouse.pipeline.Code.VERB_NOT_ALLOWED;

import dev.gatehouse.pipeline.Code;
import java.util.List;

/// Forms that are offered or wanted and are none of ours, verbs that no route has, and streams that are asked for in odd ways.
final class HostileForms {
    private static final Ask CALL = Ask.modernCall("fresh", "echo", "5");
    private static final String BOTH = "application/json, text/event-stream";

    private HostileForms() {}

    static List<Hostile> all() {
        return List.of(
            accept("forms whose names begin like ours", "application/json-seq, text/event-streams"),
            accept("forms whose names end like ours", "x-application/json, x-text/event-stream"),
            accept("our forms, and never", "application/json;q=0, text/event-stream;q=0.0"),
            accept("anything, and never", "*/*;q=0"),
            accept("our forms within a text", "text/plain;note=\"a, application/json, text/event-stream, b\""),
            accept("half of our forms by a star", "application/*"),
            accept("nothing", ""),
            known("a stream of another form", Ask.stream("old", "{session}").with("Accept", "text/event-streams"), NOT_ACCEPTABLE, "Accept", "null"),
            type("lines of JSON", "application/jsonl"),
            type("JSON by another name", "text/json"),
            type("JSON of a kind", "application/vnd.api+json"),
            type("two types", "application/json, application/json"),
            type("a letter set of the west", "application/json; charset=iso-8859-1"),
            type("a form with files", "multipart/form-data; boundary=application/json"),
            type("an encoded form", "application/x-www-form-urlencoded"),
            known("a body in Brotli", CALL.with("Content-Encoding", "br"), MEDIA_TYPE_UNSUPPORTED, "content-encoding", "null"),
            known("a body in a coding that is none", CALL.with("Content-Encoding", "identity"), MEDIA_TYPE_UNSUPPORTED, "content-encoding", "null"),
            known("PATCH", CALL.verb("PATCH"), VERB_NOT_ALLOWED, "verb", "null"),
            known("OPTIONS", CALL.verb("OPTIONS").body(""), VERB_NOT_ALLOWED, "verb", "null"),
            known("a verb in small letters", CALL.verb("post"), VERB_NOT_ALLOWED, "verb", "null"),
            known("a verb of nobody", CALL.verb("LIST"), VERB_NOT_ALLOWED, "verb", "null"),
            listen("listening to nothing that is said", "", Code.PARAMS_INVALID, "notifications"),
            listen("listening to a list of wishes", ",\"notifications\":[\"toolsListChanged\"]", PARAMS_INVALID, "notifications"),
            listen("listening to one resource instead of a list", ",\"notifications\":{\"resourceSubscriptions\":\"file:///open/a\"}", PARAMS_INVALID, "notifications"),
            listen("listening to a resource that is none", ",\"notifications\":{\"resourceSubscriptions\":[\"open\"]}", PARAMS_INVALID, "resource address shape"),
            listen("listening to a task without being able to", ",\"notifications\":{\"taskIds\":[\"x\"]}", CAPABILITY_MISSING, ""),
            known("listening to a task that is not there", FakeTasks.able(Ask.modern("fresh", "subscriptions/listen", "5", ",\"notifications\":{\"taskIds\":[\"x\"]}")),
                STATE_INVALID, "", "5"),
            known("listening to a task by a session's id", FakeTasks.able(Ask.modern("fresh", "subscriptions/listen", "5", ",\"notifications\":{\"taskIds\":[\"{session}\"]}")),
                STATE_INVALID, "", "5"));
    }

    private static Hostile accept(String name, String accept) {
        return known(name, CALL.with("Accept", accept), NOT_ACCEPTABLE, "Accept", "null");
    }

    private static Hostile type(String name, String type) {
        return known(name, CALL.with("Content-Type", type).with("Accept", BOTH), MEDIA_TYPE_UNSUPPORTED, "content-type", "null");
    }

    private static Hostile listen(String name, String params, Code code, String rule) {
        return known(name, Ask.modern("fresh", "subscriptions/listen", "5", params), code, rule, "5");
    }
}
