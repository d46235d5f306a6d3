package dev.gatehouse.gateway.whole;

import dev.gatehouse.wire.link.Exchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The newer server, whose tool `long` goes on as a task; and how clients speak of tasks.
final class FakeTasks {
    static final String OWN = "the server's \\u006fwn/1";
    static final String HEADER = "the server's own/1";
    static final String FACE = Says.FACE.replace("\"tools\":{", "\"extensions\":{\"io.modelcontextprotocol/tasks\":{},\"x/y\":{}},\"tools\":{");
    static final String ABLE = "{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}},\"elicitation\":{},\"sampling\":{}}";
    static final String FACTS = ",\"createdAt\":\"2026-11-25T10:00:00Z\",\"lastUpdatedAt\":\"2026-11-25T10:00:00Z\",\"ttlMs\":60000 ,\"pollIntervalMs\":500,\"k\":1.0";
    private static final String ACKNOWLEDGED = "{\"resultType\":\"complete\"}";
    private static final Map<String, String> USUAL = Map.of("server/discover", FACE, "tasks/get", told("working", ""), "tasks/update", ACKNOWLEDGED,
        "tasks/cancel", ACKNOWLEDGED);
    /// A gate whose newer server may ask its clients' people.
    static final String SETTINGS = GateUnderTest.SERVERS.replace("https://fresh.example.com/mcp\",", "https://fresh.example.com/mcp\", allow: [elicitation],")
        + GateUnderTest.LIMITS;

    /// What the server says to a method, where it is something else than the usual.
    final Map<String, String> says = new ConcurrentHashMap<>();
    private final FakeServers servers;

    FakeTasks(FakeServers servers) {
        this.servers = servers;
        servers.manners.put("fresh", this::serve);
        servers.tricks.put("long", (asked, exchange) -> Says.result(asked, exchange, made(OWN)));
    }

    private void serve(Asked asked, Exchange exchange) throws IOException {
        String said = says.getOrDefault(asked.method(), USUAL.get(asked.method()));
        if (said == null) {
            servers.usual(asked, exchange);
        } else {
            Says.result(asked, exchange, said);
        }
    }

    static String made(String id) {
        return "{\"resultType\":\"task\",\"taskId\":\"" + id + "\",\"status\":\"working\"" + FACTS + "}";
    }

    /// What `tasks/get` says.
    static String told(String status, String outcome) {
        return "{\"resultType\":\"complete\"," + news(status, outcome) + "}";
    }

    /// What a note says.
    static String news(String status, String outcome) {
        return "\"taskId\":\"" + OWN + "\",\"status\":\"" + status + "\"" + FACTS + outcome;
    }

    static Ask able(Ask modern) {
        return modern.body("clientCapabilities\":{}", "clientCapabilities\":" + ABLE);
    }

    static Ask call(String route) {
        return able(Ask.modernCall(route, route.equals("all") ? "fresh__long" : "long", "1"));
    }

    static Ask task(String route, String method, String id) {
        String more = method.equals("tasks/update") ? ",\"inputResponses\":{\"which\":{\"action\":\"accept\",\"content\":{\"n\":1.50}}}" : "";
        return able(Ask.modern(route, method, "2", ",\"taskId\":\"" + id + "\"" + more).with("Mcp-Name", id));
    }

    static Ask listen(String route, String id) {
        return able(Ask.modern(route, "subscriptions/listen", "2", ",\"notifications\":{\"taskIds\":[\"" + id + "\"]}"));
    }

    /// The id that the client gets.
    static String id(String body) {
        return body.replaceFirst("(?s).*\"taskId\":\"([^\"]*)\".*", "$1");
    }
}
