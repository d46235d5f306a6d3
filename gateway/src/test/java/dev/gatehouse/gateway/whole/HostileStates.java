package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.gateway.whole.Hostile.unsent;
import static dev.gatehouse.pipeline.Code.PARAMS_INVALID;
import static dev.gatehouse.pipeline.Code.STATE_INVALID;

import java.util.List;

/// What the gate gave a client to bring back: changed, spent, swapped, or somebody else's.
final class HostileStates {
    private static final Ask ASKS = Questions.able(Ask.modernCall("fresh", "asks", "5"));
    private static final Ask OLDER_ASKS = Questions.able(Ask.modernCall("old", "asks", "5"));

    private HostileStates() {}

    static List<Hostile> all() {
        return List.of(
            state("a state with another last letter", ASKS, "\"{state-changed}\""),
            state("a state that was cut", ASKS, "\"{state-cut}\""),
            state("a state with a letter too many", ASKS, "\"{state}A\""),
            state("a state with padding", ASKS, "\"{state}==\""),
            state("a state with a space before it", ASKS, "\" {state}\""),
            state("a state twice", ASKS, "\"{state}{state}\""),
            state("no state at all in its place", ASKS, "\"\""),
            state("a state that is a number", ASKS, "1"),
            state("a state that is null", ASKS, "null"),
            state("a state that is an object", ASKS, "{\"state\":\"{state}\"}"),
            state("the server's own state", ASKS, "\"the server's own\""),
            state("a state for other arguments", ASKS.body("{\"a\":1}", "{\"a\":2}"), "\"{state}\""),
            state("a state for another tool", Questions.able(Ask.modernCall("fresh", "asks_too", "5")), "\"{state}\""),
            state("a state on the route to all servers", Questions.able(Ask.modernCall("all", "fresh__asks", "5")), "\"{state}\""),
            state("a state at another server", OLDER_ASKS, "\"{state}\""),
            state("a state of a caller of the same tenant", ASKS.by("bob-of-all"), "\"{state}\""),
            state("a state of the namesake", ASKS.by("globex-alice"), "\"{state}\""),
            unsent("a state that was used", brought(OLDER_ASKS, "\"{spent}\""), STATE_INVALID, "no call waits", "5"),
            state("a state at a prompt", Ask.modern("fresh", "prompts/get", "5", ",\"name\":\"asks\",\"arguments\":{\"a\":1}").with("Mcp-Name", "asks"), "\"{state}\""),
            state("a cursor as a state", ASKS, "\"{cursor}\""),
            state("the id of an event as a state", ASKS, "\"{event}\""),
            cursor("a cursor that was cut", "fresh", "tools/list", "\"{cursor-cut}\""),
            cursor("a cursor of another listing", "fresh", "resources/list", "\"{cursor}\""),
            cursor("a cursor on the route to all servers", "all", "tools/list", "\"{cursor}\""),
            cursor("a cursor at another server", "old", "tools/list", "\"{cursor}\""),
            cursor("a state as a cursor", "fresh", "tools/list", "\"{state}\""),
            cursor("a place in a list, as a cursor", "all", "tools/list", "\"500\""),
            known("a cursor that is an object", Ask.modern("fresh", "tools/list", "5", ",\"cursor\":{}"), PARAMS_INVALID, "cursor", "5"),
            known("a cursor that is null", Ask.modern("fresh", "tools/list", "5", ",\"cursor\":null"), PARAMS_INVALID, "cursor", "5"),
            event("the id of an event that was cut", "{session}", "{event-cut}"),
            event("the id of an event of another session", "{session-too}", "{event}"),
            event("a number as the id of an event", "{session}", "1"),
            event("a state as the id of an event", "{session}", "{state}"));
    }

    private static Ask brought(Ask ask, String state) {
        return ask.body("\"arguments\"", "\"inputResponses\":{\"which\":" + Questions.ACCEPTED + "},\"requestState\":" + state + ",\"arguments\"");
    }

    private static Hostile state(String name, Ask ask, String state) {
        return unsent(name, brought(ask, state), STATE_INVALID, "requestState", "5");
    }

    private static Hostile cursor(String name, String route, String method, String cursor) {
        return known(name, Ask.modern(route, method, "5", ",\"cursor\":" + cursor), STATE_INVALID, "cursor", "5");
    }

    private static Hostile event(String name, String session, String event) {
        return known(name, Ask.stream("old", session).with("Last-Event-ID", event), STATE_INVALID, "not there or not yours", "null");
    }

    /// Gets from the gate what these rows misuse.
    static void make(GateUnderTest gate) throws Exception {
        String state = Questions.state(gate.ask(ASKS).body());
        String cursor = gate.ask(Ask.modern("fresh", "tools/list", "1", "")).body().replaceFirst("(?s).*\"nextCursor\":\"([^\"]*)\".*", "$1");
        String event = event(gate);
        String spent = Questions.state(gate.ask(OLDER_ASKS).body());
        gate.name("spent", spent);
        if (!gate.ask(brought(OLDER_ASKS, "\"" + spent + "\"")).body().contains("\"result\"")) {
            throw new AssertionError("the state is good once");
        }
        gate.name("state", state).name("state-cut", cut(state)).name("state-changed", cut(state) + (state.endsWith("A") ? "B" : "A"))
            .name("cursor", cursor).name("cursor-cut", cut(cursor)).name("event", event).name("event-cut", cut(event));
    }

    private static String event(GateUnderTest gate) throws Exception {
        try (RawClient client = gate.begin(Ask.legacyCall("old", "{session}", "tells", "3"))) {
            client.head();
            client.event();
            return client.lastId();
        }
    }

    private static String cut(String text) {
        return text.substring(0, text.length() - 1);
    }
}
