package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A client with a session.
final class OlderClient implements PlayedClient {
    private final Revision revision;
    private final Spot spot;
    private final String session;
    private int id = 1;

    OlderClient(Revision revision, Spot spot) throws IOException {
        this.revision = revision;
        this.spot = spot;
        String params = "\"protocolVersion\":\"" + revision.text() + "\",\"capabilities\":" + capabilities(revision)
            + ",\"clientInfo\":{\"name\":\"played\",\"version\":\"1\"}";
        RawClient.Reply opened = spot.gate().ask(bare("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{" + params + "}}"));
        assertThat(opened.body()).contains("\"protocolVersion\":\"" + revision.text() + "\"");
        session = opened.header("Mcp-Session-Id");
        note("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    /// Elicitation came with 2025-06-18, that at a URL with 2025-11-25.
    private static String capabilities(Revision revision) {
        String elicitation = switch (revision) {
            case R2025_03_26 -> "";
            case R2025_06_18 -> ",\"elicitation\":{}";
            case R2025_11_25, R2026_07_28 -> ",\"elicitation\":{\"form\":{},\"url\":{}}";
        };
        return "{\"sampling\":{},\"roots\":{\"listChanged\":true}" + elicitation + "}";
    }

    private Ask bare(String body) {
        return Ask.bare(spot.route(), body).by("alice@" + spot.route());
    }

    /// The header for the revision came with 2025-06-18.
    private Ask within(Ask ask) {
        Ask named = ask.with("Mcp-Session-Id", session);
        return revision == Revision.R2025_03_26 ? named : named.with("MCP-Protocol-Version", revision.text());
    }

    private void note(String body) throws IOException {
        assertThat(spot.gate().ask(within(bare(body)).with("Mcp-Session-Id", session)).status()).isEqualTo(202);
    }

    @Override
    public Spot spot() {
        return spot;
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public RawClient begin(String method, String params, String meta) throws IOException {
        return spot.gate().begin(within(bare("{\"jsonrpc\":\"2.0\",\"id\":\"" + id++ + "\",\"method\":\"" + method + "\",\"params\":{" + params
            + ",\"_meta\":{" + meta + Unknown.MEMBER + "}," + Unknown.MEMBER + "}," + Unknown.MEMBER + "}")));
    }

    @Override
    public Heard call(String method, String params, String meta, String reply) throws IOException {
        try (RawClient client = begin(method, params, meta)) {
            RawClient.Reply head = client.head();
            if (!head.header("Content-Type").startsWith("text/event-stream")) {
                return new Heard(List.of(), List.of(), Unknown.parse(client.whole(head).body()));
            }
            return hear(client, reply);
        }
    }

    private Heard hear(RawClient client, String reply) throws IOException {
        List<Notification> notes = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        while (true) {
            Message message = Unknown.parse(client.message());
            switch (message) {
                case Notification note -> notes.add(note);
                case Request asked -> {
                    questions.add(new Question(asked.json()));
                    answer(asked.id(), reply);
                }
                case Success _, Failure _ -> {
                    assertThat(client.message()).as("the end of the stream").isNull();
                    return new Heard(notes, questions, message);
                }
            }
        }
    }

    private void answer(Id to, String reply) throws IOException {
        note("{\"jsonrpc\":\"2.0\",\"id\":" + Unknown.text(to.json()) + ",\"result\":" + reply + "," + Unknown.MEMBER + "}");
    }

    @Override
    public void cancel(RawClient running) throws IOException {
        note("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"" + (id - 1) + "\",\"reason\":\"played\"}}");
        Message last = Unknown.parse(running.reply().body());
        assertThat(last).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code()).isEqualTo(-31001));
    }

    @Override
    public void wantLogs(String level) throws IOException {
        assertThat(call("logging/setLevel", "\"level\":\"" + level + "\"", "", "").last()).isInstanceOf(Success.class);
    }

    @Override
    public RawClient listen(String address) throws IOException {
        assertThat(call("resources/subscribe", "\"uri\":\"" + address + "\"", "", "").last()).isInstanceOf(Success.class);
        RawClient stream = spot.gate().begin(stream());
        assertThat(stream.head().status()).isEqualTo(200);
        return stream;
    }

    private Ask stream() {
        return within(Ask.plain("GET", Ask.path(spot.route())).by("alice@" + spot.route()).with("Accept", "text/event-stream"));
    }

    @Override
    public RawClient comeBack(String lastEventId) throws IOException {
        return spot.gate().begin(stream().with("Last-Event-ID", lastEventId));
    }
}
