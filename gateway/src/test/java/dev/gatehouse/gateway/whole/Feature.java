package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.wire.link.Exchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What one side can do with the other, with a server's half and a client's half. Where it has a tool, that is called as the feature is.
enum Feature {
    FORM("form", "a server asks the person at its client by a form", since(Revision.R2025_06_18), since(Revision.R2025_06_18),
        new Asking("elicitation/create",
            "\"message\":\"Which?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"number\"}}} ,", "{\"elicitation\":{\"form\":{}}}",
            "elicitation", "{\"action\":\"accept\",\"content\":{\"n\":1.50}," + Unknown.META + "," + Unknown.MEMBER + "}")),
    URL("URL", "a server asks the person to visit a page", since(Revision.R2025_11_25), since(Revision.R2025_11_25),
        new Asking("elicitation/create",
            "\"mode\":\"url\",\"message\":\"Pay\",\"url\":\"https:\\/\\/example.com/pay?a=1\" ,", "{\"elicitation\":{\"url\":{}}}", "url",
            "{\"action\":\"accept\"," + Unknown.META + "," + Unknown.MEMBER + "}")),
    SAMPLING("sampling", "a server asks the client's model", all(), all(),
        new Asking("sampling/createMessage",
            "\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"\\u0068i\"}}],\"maxTokens\":10 ,", "{\"sampling\":{}}", "sampling",
            "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"ye\\u0073\"},\"model\":\"m\"," + Unknown.META + "," + Unknown.MEMBER + "}")),
    ROOTS("roots", "a server asks for the client's folders", all(), all(),
        new Asking("roots/list", "", "{\"roots\":{}}", "roots",
            "{\"roots\":[{\"uri\":\"file:///\\u0068ome\"}]," + Unknown.META + "," + Unknown.MEMBER + "}")),
    PROGRESS("progress", "a call's progress reaches its client under the client's own token", all(), all()) {
        @Override
        void serve(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
            server.tell(exchange, PlayedServer.progress(asked, "0.50"), server.answer(asked, DONE));
        }

        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException {
            PlayedClient.Heard heard = client.call("tools/call", client.tool(word()), TOKEN, "");
            requireSeen(heard.result());
            assertThat(heard.notes()).hasSize(1);
            requireProgress(heard.notes().getFirst(), "0.50");
        }
    },
    CANCEL("cancel", "a client gives a call up, and the server hears of it", all(), all()) {
        @Override
        void serve(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
            Moments.silentUntilGone(server.moment("cancelled " + ticket(asked))).play(asked, exchange);
        }

        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException, InterruptedException {
            RawClient running = client.begin("tools/call", client.tool(word()), "");
            Asked asked = await(server, each -> each.tool().equals(word()) && ticket(each).equals(client.ticket()));
            client.cancel(running);
            assertThat(server.moment("cancelled " + client.ticket()).await(15, TimeUnit.SECONDS)).isTrue();
            if (!server.isNewer()) {
                await(server, each -> each.method().equals("notifications/cancelled") && each.body().contains("\"requestId\":" + asked.id() + ","));
            }
            running.close();
        }
    },
    SUBSCRIBE("subscribe", "a client hears that a resource has changed", all(), all()) {
        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException, InterruptedException {
            String address = "file:///open/" + client.ticket();
            String method = server.isNewer() ? "subscriptions/listen" : "resources/subscribe";
            try (RawClient stream = client.listen(client.spot().address(address))) {
                await(server, each -> each.method().equals(method) && each.body().contains("\"" + address + "\""));
                Notification note = told(stream, server, address);
                Unknown.requireEverywhere(note);
                assertThat(note.method()).isEqualTo("notifications/resources/updated");
                assertThat(note.params().flatMap(params -> params.text("uri"))).contains(client.spot().address(address));
                assertThat(note.subscription().isPresent()).isEqualTo(client.revision().era() == Era.MODERN);
            }
        }

        /// The server tells it on each of its streams until it is heard: which of them is this client's it does not know.
        private Notification told(RawClient stream, PlayedServer server, String address) throws IOException {
            try (var _ = server.gate().servers.news.telling(server.name(), id -> updated(address, id))) {
                return (Notification) Unknown.parse(stream.message());
            }
        }

        private String updated(String address, String id) {
            String stamp = id.isEmpty() ? "" : "\"io.modelcontextprotocol/subscriptionId\":" + id + ",";
            return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"" + address + "\",\"_meta\":{" + stamp
                + Unknown.MEMBER + "}," + Unknown.MEMBER + "}," + Unknown.MEMBER + "}";
        }
    },
    LOG("log", "a client wants log messages, and hears those of its call", all(), all()) {
        @Override
        void serve(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
            if (server.wantsLogs(asked, "info")) {
                server.tell(exchange, PlayedServer.note("notifications/message", "\"level\":\"warning\",\"data\":{\"\\u0064\":1.0}"), server.answer(asked, DONE));
            } else {
                Says.json(exchange, 200, server.answer(asked, DONE));
            }
        }

        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException {
            client.wantLogs("info");
            PlayedClient.Heard heard = client.call("tools/call", client.tool(word()), "", "");
            requireSeen(heard.result());
            assertThat(heard.notes()).hasSize(1);
            Notification note = heard.notes().getFirst();
            Unknown.requireEverywhere(note);
            assertThat(LogLevel.of(note)).contains(LogLevel.WARNING);
            assertThat(Unknown.text(note.json())).contains("\"data\":{\"\\u0064\":1.0}");
        }
    },
    COMPLETE("complete", "a client asks how an argument may go on", all(), all()) {
        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException {
            String about = "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"" + client.spot().name("p1") + "\"," + Unknown.MEMBER + "}";
            JsonObject result = client.call("completion/complete", about + ",\"argument\":{\"name\":\"a\",\"value\":\"\\u006f\"}", "", "").result();
            JsonObject params = requireSeen(result);
            assertThat(params.object("ref").flatMap(ref -> ref.text("name"))).contains("p1");
            Unknown.require("ref", params.object("ref").orElseThrow());
            assertThat(Unknown.text(params)).contains("\"argument\":{\"name\":\"a\",\"value\":\"\\u006f\"}");
            Unknown.require("completion", result.object("completion").orElseThrow());
            assertThat(Unknown.text(result)).contains("\"values\":[\"\\u006fne\"]");
        }
    },
    PAGE("page", "a client lists in pages, by cursors that are ours", all(), all()) {
        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException {
            int pages = 0;
            int found = 0;
            Optional<String> cursor = Optional.of("");
            while (cursor.isPresent()) {
                JsonObject page = page(client, cursor.get());
                assertThat(page.has("cacheScope")).isEqualTo(client.revision().era() == Era.MODERN || server.isNewer() && !client.spot().isShared());
                found += mine(page.array("prompts").orElseThrow(), client.spot());
                cursor = page.text("nextCursor");
                assertThat(cursor).isNotEqualTo(Optional.of("own page two"));
                pages++;
            }
            assertThat(found).isEqualTo(2 * PlayedServer.PAGE);
            assertThat(pages).isGreaterThan(1);
        }

        /// The route to all servers makes pages of its own: what of a server's page stands outside its list is not in them.
        private JsonObject page(PlayedClient client, String cursor) throws IOException {
            String params = cursor.isEmpty() ? "\"y\":1" : "\"cursor\":\"" + cursor + "\"";
            PlayedClient.Heard heard = client.call("prompts/list", params, "", "");
            if (client.spot().isShared()) {
                return ((Success) heard.last()).result();
            }
            requireSeen(heard.result());
            return heard.result();
        }

        private int mine(JsonArray prompts, Spot spot) {
            List<JsonObject> mine = prompts.values().stream().map(JsonObject.class::cast)
                .filter(each -> each.text("name").filter(name -> name.startsWith(spot.name("p"))).isPresent()).toList();
            mine.forEach(each -> Unknown.require("prompt", each));
            return mine.size();
        }
    },
    COME_BACK("resume, client", "a client whose stream broke comes back to it and hears the rest", older(), all()) {
        @Override
        void serve(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
            exchange.onGone(server.moment("left " + ticket(asked))::countDown);
            Says.stream(exchange);
            Says.event(exchange, PlayedServer.progress(asked, "1"));
            Moments.await(server.moment("back " + ticket(asked)));
            Says.event(exchange, PlayedServer.progress(asked, "2.0"));
            Says.event(exchange, server.answer(asked, DONE));
            Says.end(exchange);
        }

        private String leave(PlayedClient client) throws IOException {
            try (RawClient running = client.begin("tools/call", client.tool(word()), TOKEN)) {
                running.head();
                requireProgress((Notification) Unknown.parse(running.message()), "1");
                return running.lastId();
            }
        }

        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException {
            try (RawClient back = client.comeBack(leave(client))) {
                assertThat(back.head().status()).isEqualTo(200);
                server.moment("back " + client.ticket()).countDown();
                requireProgress((Notification) Unknown.parse(back.message()), "2.0");
                Message last = Unknown.parse(back.message());
                Unknown.requireEverywhere(last);
                requireSeen(((Success) last).result());
                assertThat(back.message()).isNull();
            }
        }

        @Override
        String refusal(PlayedClient client, PlayedServer server) throws IOException, InterruptedException {
            assertThat(leave(client)).as("no event has an id").isEmpty();
            assertThat(server.moment("left " + client.ticket()).await(15, TimeUnit.SECONDS)).as("the call ended with its stream").isTrue();
            server.moment("back " + client.ticket()).countDown();
            try (RawClient back = client.comeBack("1")) {
                RawClient.Reply reply = back.reply();
                return "Streams of this revision have no ids, and leaving one cancels its call. Whoever comes back gets HTTP " + reply.status() + " and "
                    + words((Failure) Unknown.parse(reply.body())) + ".";
            }
        }
    },
    PICK_UP("resume, server", "a server ends a call's stream early, and the gate picks up the rest", all(), older()) {
        @Override
        void serve(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
            if (server.isNewer()) {
                server.tell(exchange, PlayedServer.progress(asked, "1"));
            } else {
                server.breakOff(asked, exchange, PlayedServer.progress(asked, "1"));
            }
        }

        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException {
            PlayedClient.Heard heard = client.call("tools/call", client.tool(word()), TOKEN, "");
            requireSeen(heard.result());
            assertThat(heard.notes()).hasSize(1);
            requireProgress(heard.notes().getFirst(), "1");
        }

        @Override
        String refusal(PlayedClient client, PlayedServer server) throws IOException {
            PlayedClient.Heard heard = client.call("tools/call", client.tool(word()), TOKEN, "");
            assertThat(heard.notes()).hasSize(1);
            return "Streams of a server of this revision have no ids. Where one ends without its answer, the client gets " + words((Failure) heard.last()) + ".";
        }
    },
    UNKNOWN("unknown members", "members that nobody knows arrive byte for byte, in envelopes, parameters, results and `_meta`", all(), all()) {
        @Override
        void serve(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
            Says.json(exchange, 200, server.answer(asked, DONE));
        }

        @Override
        void prove(PlayedClient client, PlayedServer server) throws IOException {
            requireSeen(client.call("tools/call", client.tool(word()), "", "").result());
        }
    };

    private static final String DONE = "\"content\":[]";
    private static final String TOKEN = "\"progressToken\":\"t-1\",";

    private final String word;
    private final String sentence;
    private final Set<Revision> clients;
    private final Set<Revision> servers;
    private final Optional<Asking> asking;

    /// @param clients revisions whose clients have it
    /// @param servers revisions whose servers have it
    Feature(String word, String sentence, Set<Revision> clients, Set<Revision> servers) {
        this(word, sentence, clients, servers, Optional.empty());
    }

    /// @param asking what the server asks its client
    Feature(String word, String sentence, Set<Revision> clients, Set<Revision> servers, Asking asking) {
        this(word, sentence, clients, servers, Optional.of(asking));
    }

    Feature(String word, String sentence, Set<Revision> clients, Set<Revision> servers, Optional<Asking> asking) {
        this.word = word;
        this.sentence = sentence;
        this.clients = clients;
        this.servers = servers;
        this.asking = asking;
    }

    private static Set<Revision> all() {
        return EnumSet.allOf(Revision.class);
    }

    private static Set<Revision> since(Revision first) {
        return EnumSet.range(first, Revision.NEWEST_MODERN);
    }

    private static Set<Revision> older() {
        return EnumSet.complementOf(EnumSet.of(Revision.R2026_07_28));
    }

    /// The feature whose tool has this name.
    static Feature of(String tool) {
        return Arrays.stream(values()).filter(each -> each.word().equals(tool)).findFirst().orElseThrow();
    }

    /// The name of its tool.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String heading() {
        return word;
    }

    String sentence() {
        return sentence;
    }

    /// Plays one cell.
    ///
    /// @return nothing where the feature works, and otherwise why it cannot and what the client gets
    final Optional<String> play(PlayedClient client, PlayedServer server) throws IOException, InterruptedException {
        if (clients.contains(client.revision()) && servers.contains(server.revision())) {
            prove(client, server);
            return Optional.empty();
        }
        return Optional.of(refusal(client, server));
    }

    /// What the server's tool does.
    void serve(PlayedServer server, Asked asked, Exchange exchange) throws IOException {
        asking.orElseThrow().serve(server, servers.contains(server.revision()), asked, exchange);
    }

    /// What the client does, and finds.
    void prove(PlayedClient client, PlayedServer server) throws IOException, InterruptedException {
        asking.orElseThrow().prove(client, server, word());
    }

    /// What happens where the revision of one side does not have it.
    String refusal(PlayedClient client, PlayedServer server) throws IOException, InterruptedException {
        return asking.orElseThrow().refusal(client, servers.contains(server.revision()), word());
    }

    private static String ticket(Asked asked) {
        return PlayedServer.params(asked).object("arguments").flatMap(arguments -> arguments.text("ticket")).orElse("");
    }

    private static Asked await(PlayedServer server, Predicate<Asked> wanted) throws InterruptedException {
        return server.gate().servers.await(each -> each.server().equals(server.name()) && wanted.test(each));
    }

    /// The parameters that the server got, with all that nobody knows.
    private static JsonObject requireSeen(JsonObject result) {
        JsonObject seen = result.object("x-seen").orElseThrow();
        Unknown.require("envelope at the server", seen.object("envelope").orElseThrow());
        Unknown.requireInBody(seen.object("params").orElseThrow());
        return seen.object("params").orElseThrow();
    }

    private static void requireProgress(Notification note, String done) {
        Unknown.requireEverywhere(note);
        assertThat(note.progressToken()).contains(Id.of("t-1"));
        assertThat(note.params().flatMap(params -> params.get("progress")).map(Unknown::text)).contains(done);
    }

    /// A refusal as the document has it.
    static String words(Failure failure) {
        String code = failure.error().object("data").flatMap(data -> data.text("code")).orElseThrow();
        return "`" + code + "` (`" + failure.code() + "`, *" + failure.message() + "*)";
    }
}
