package dev.gatehouse.attack.conversation;

import dev.gatehouse.protocol.HeaderValue;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// One principal in one conversation with the target, in one era.
public final class Speaker {
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime() % 1_000_000 * 1_000);
    private static final JsonObject CAPABILITIES = object("{\"elicitation\":{\"form\":{}},\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}");
    private static final JsonObject LEGACY_CAPABILITIES = object("{\"elicitation\":{}}");
    private static final JsonObject ABOUT = object("{\"name\":\"gatehouse-attack\",\"version\":\"1\"}");
    private static final int MOST_AGAIN = 60;
    private static final String MODERN = "2026-07-28";
    private static final String LEGACY = "2025-11-25";

    private final Target target;
    private final Principal principal;
    private final Line line;
    private final boolean modern;
    private Optional<String> session = Optional.empty();

    private Speaker(Target target, Principal principal, Line line, boolean modern) {
        this.target = target;
        this.principal = principal;
        this.line = line;
        this.modern = modern;
    }

    /// Opens a conversation in the newer era; empty where the target does not speak it.
    static Optional<Speaker> modern(Target target, Principal principal, Line line) throws IOException, InterruptedException {
        var speaker = new Speaker(target, principal, line, true);
        return speaker.say(Saying.of(Names.DISCOVER, JsonObject.empty())).isDone() ? Optional.of(speaker) : Optional.empty();
    }

    /// Opens a session in the older era; empty where the target does not speak it.
    static Optional<Speaker> legacy(Target target, Principal principal, Line line) throws IOException, InterruptedException {
        var speaker = new Speaker(target, principal, line, false);
        JsonObject hello = JsonObject.of(JsonObject.member("protocolVersion", LEGACY), JsonObject.member("capabilities", LEGACY_CAPABILITIES),
            JsonObject.member("clientInfo", ABOUT));
        Heard heard = speaker.patiently(Saying.of(Names.INITIALIZE, hello));
        if (!heard.answer().isDone()) {
            return Optional.empty();
        }
        speaker.session = heard.session();
        speaker.tell(JsonObject.of(JsonObject.member("jsonrpc", "2.0"), JsonObject.member("method", Names.INITIALIZED)));
        return Optional.of(speaker);
    }

    /// Says something and waits for the answer. Whoever is told to be slower waits and says it again.
    public Answer say(Saying saying) throws IOException, InterruptedException {
        return patiently(saying).answer();
    }

    private Heard patiently(Saying saying) throws IOException, InterruptedException {
        Heard heard = send(request(saying, nextId())).await();
        for (int again = 0; heard.isTooFast() && again < MOST_AGAIN; again++) {
            Thread.sleep(heard.pauseOrSo());
            heard = send(request(saying, nextId())).await();
        }
        return heard;
    }

    /// Says something that goes on while others speak, and waits until the target tells how far it is, or asks something.
    public Running begin(Saying saying, boolean untilQuestion) throws IOException, InterruptedException {
        for (int again = 0; ; again++) {
            Running running = send(request(saying, nextId()));
            if (running.comesTo(untilQuestion)) {
                return running;
            }
            Heard heard = running.await();
            if (!heard.isTooFast() || again == MOST_AGAIN) {
                throw new IOException("it ended without " + (untilQuestion ? "a question" : "progress") + ": " + heard.answer().told());
            }
            Thread.sleep(heard.pauseOrSo());
        }
    }

    /// Cancels somebody's request (2025-11-25).
    public Answer cancels(Running other) throws IOException, InterruptedException {
        JsonObject params = JsonObject.of("requestId", JsonNumber.of(other.id()));
        return tell(JsonObject.of(JsonObject.member("jsonrpc", "2.0"), JsonObject.member("method", Names.CANCELLED), JsonObject.member("params", params)));
    }

    /// Answers a question that somebody was asked with yes (2025-11-25).
    public Answer accepts(Json question) throws IOException, InterruptedException {
        return tell(JsonObject.of(JsonObject.member("jsonrpc", "2.0"), JsonObject.member("id", question),
            JsonObject.member("result", object("{\"action\":\"accept\",\"content\":{}}"))));
    }

    private Answer tell(JsonObject message) throws IOException, InterruptedException {
        Map<String, String> headers = modern ? Map.of(Names.HEADER_PROTOCOL_VERSION, MODERN) : sessionHeaders();
        return send(new Request(posted(headers, message.bytes()), 0)).await().answer();
    }

    private Running send(Request request) {
        return line.post(request.posted(), request.id());
    }

    private record Request(Posted posted, long id) {}

    private Request request(Saying saying, long id) {
        JsonObject params = saying.params().with(Names.META, meta(saying.params().object(Names.META).orElseGet(JsonObject::empty), id));
        JsonObject message = JsonObject.of(JsonObject.member("jsonrpc", "2.0"), JsonObject.member("id", JsonNumber.of(id)),
            JsonObject.member("method", saying.method()), JsonObject.member("params", params));
        String text = new String(message.bytes(), StandardCharsets.UTF_8);
        for (var place : saying.rawPlaces().entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        Map<String, String> headers = new LinkedHashMap<>(modern ? modernHeaders(saying) : sessionHeaders());
        headers.putAll(saying.headers());
        return new Request(posted(headers, text.getBytes(StandardCharsets.UTF_8)), id);
    }

    private JsonObject meta(JsonObject meta, long id) {
        JsonObject all = meta.with(Names.PROGRESS_TOKEN, JsonString.of("p" + id));
        return !modern ? all : all.with(Names.PROTOCOL_VERSION, JsonString.of(MODERN)).with(Names.CLIENT_CAPABILITIES, CAPABILITIES).with(Names.CLIENT_INFO, ABOUT);
    }

    private static Map<String, String> modernHeaders(Saying saying) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of(Names.HEADER_PROTOCOL_VERSION, MODERN));
        headers.put(Names.HEADER_METHOD, saying.method());
        saying.params().text("name").or(() -> saying.params().text("uri")).or(() -> saying.params().text(Names.TASK_ID))
            .ifPresent(name -> headers.put(Names.HEADER_NAME, HeaderValue.encode(name)));
        return headers;
    }

    private Map<String, String> sessionHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        session.ifPresent(id -> {
            headers.put(Names.HEADER_SESSION_ID, id);
            headers.put(Names.HEADER_PROTOCOL_VERSION, LEGACY);
        });
        return headers;
    }

    private Posted posted(Map<String, String> headers, byte[] body) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(Map.entry("Content-Type", "application/json"),
            Map.entry("Accept", "application/json, text/event-stream")));
        headers.forEach((name, value) -> fields.add(Map.entry(name, value)));
        return new Posted(target, principal, fields, body);
    }

    private static long nextId() {
        return IDS.incrementAndGet();
    }

    private static JsonObject object(String json) {
        return (JsonObject) Answer.read(json).orElseThrow();
    }
}
