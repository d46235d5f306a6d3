package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client each of whose requests stands alone.
final class NewerClient implements PlayedClient {
    private static final String REVISION = Revision.NEWEST_MODERN.text();
    private static final String META = "\"io.modelcontextprotocol/protocolVersion\":\"" + REVISION + "\",\"io.modelcontextprotocol/clientCapabilities\":"
        + "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}},\"io.modelcontextprotocol/clientInfo\":{\"name\":\"played\",\"version\":\"1\"},";
    private static final Pattern NAMED = Pattern.compile("^\"(?:name|uri)\":\"([^\"]*)\"");
    private final Spot spot;
    private String level = "";
    private int id;

    NewerClient(Spot spot) {
        this.spot = spot;
    }

    @Override
    public Spot spot() {
        return spot;
    }

    @Override
    public Revision revision() {
        return Revision.NEWEST_MODERN;
    }

    @Override
    public RawClient begin(String method, String params, String meta) throws IOException {
        Ask ask = Ask.bare(spot.route(), "{\"jsonrpc\":\"2.0\",\"id\":" + ++id + ",\"method\":\"" + method + "\",\"params\":{" + params
            + ",\"_meta\":{" + META + level + meta + Unknown.MEMBER + "}," + Unknown.MEMBER + "}," + Unknown.MEMBER + "}")
            .by("alice@" + spot.route()).with("MCP-Protocol-Version", REVISION).with("Mcp-Method", method);
        Matcher named = NAMED.matcher(params);
        return spot.gate().begin(named.find() ? ask.with("Mcp-Name", named.group(1)) : ask);
    }

    @Override
    public Heard call(String method, String params, String meta, String reply) throws IOException {
        List<Notification> notes = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        Message last = once(method, params, meta, notes);
        while (last instanceof Success answer && InputRequired.is(answer.result())) {
            JsonObject asked = answer.result().object("inputRequests").orElseThrow();
            List<String> replies = new ArrayList<>();
            for (String key : asked.names()) {
                questions.add(new Question(asked.object(key).orElseThrow()));
                replies.add("\"" + key + "\":" + reply);
            }
            String state = ",\"requestState\":" + Unknown.text(answer.result().get("requestState").orElseThrow());
            last = once(method, params + ",\"inputResponses\":{" + String.join(",", replies) + "}" + state, meta, notes);
        }
        return new Heard(notes, questions, last);
    }

    private Message once(String method, String params, String meta, List<Notification> notes) throws IOException {
        try (RawClient client = begin(method, params, meta)) {
            RawClient.Reply head = client.head();
            if (!head.header("Content-Type").startsWith("text/event-stream")) {
                return typed(Unknown.parse(client.whole(head).body()));
            }
            while (true) {
                Message message = Unknown.parse(client.message());
                switch (message) {
                    case Notification note -> notes.add(note);
                    case Request asked -> throw new AssertionError("a request to a client of this revision: " + asked.method());
                    case Success _, Failure _ -> {
                        assertThat(client.message()).as("the end of the stream").isNull();
                        return typed(message);
                    }
                }
            }
        }
    }

    private static Message typed(Message last) {
        if (last instanceof Success answer) {
            assertThat(answer.result().text("resultType")).isPresent();
        }
        return last;
    }

    @Override
    public void cancel(RawClient running) throws IOException {
        running.close();
    }

    @Override
    public void wantLogs(String wanted) {
        level = "\"io.modelcontextprotocol/logLevel\":\"" + wanted + "\",";
    }

    @Override
    public RawClient listen(String address) throws IOException {
        RawClient stream = begin("subscriptions/listen", "\"notifications\":{\"resourceSubscriptions\":[\"" + address + "\"]}", "");
        assertThat(stream.head().status()).isEqualTo(200);
        assertThat(stream.message()).contains("notifications/subscriptions/acknowledged", address, "subscriptionId\":" + id);
        return stream;
    }

    @Override
    public RawClient comeBack(String lastEventId) throws IOException {
        return spot.gate().begin(Ask.plain("GET", Ask.path(spot.route())).by("alice@" + spot.route()).with("Accept", "text/event-stream")
            .with("MCP-Protocol-Version", REVISION).with("Last-Event-ID", lastEventId));
    }
}
