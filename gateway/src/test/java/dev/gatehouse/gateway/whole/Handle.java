package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What a client holds of something that goes on at the gate, of every kind; and what somebody else could try with it.
enum Handle {
    SESSION("a session's id") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            String id = gate.session(owner.caller(), owner.route());
            return new Held(id, "AAAAAAAAAAAAAAAAAAAAAA", (user, session) -> {
                Place there = in(user, session);
                return List.of(there.older("tools/call", "5", call(there, "echo")), there.older("ping", "5", ""), Ask.stream(user.route(), session).by(user.caller()),
                    Ask.stream(user.route(), session).verb("DELETE").by(user.caller()));
            }, NONE, () -> requireResult(gate, in(owner, id).older("tools/call", "5", call(owner, "echo"))));
        }
    },
    CURSOR("a cursor") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            String cursor = gate.ask(owner.newer("tools/list", "")).body().replaceFirst("(?s).*\"nextCursor\":\"([^\"]*)\".*", "$1");
            return new Held(cursor, turned(cursor), (user, id) -> List.of(user.newer("tools/list", cursor(id)), user.older("tools/list", "5", "{" + cursor(id).substring(1) + "}")),
                (user, id) -> List.of(user.newer("prompts/list", cursor(id)), brought(user, "asks", id)), () -> requireResult(gate, owner.newer("tools/list", cursor(cursor))));
        }
    },
    LISTENING("the id of `subscriptions/listen`") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            RawClient client = gate.begin(owner.newer("subscriptions/listen", ",\"notifications\":{\"toolsListChanged\":true}").body("\"id\":5", "\"id\":\"l\""));
            client.head();
            assertThat(client.message()).contains("acknowledged");
            return new Held("\"l\"", "\"m\"", (user, id) -> List.of(user.note(user.session(), CANCELLED, cancelled(id)),
                user.note(user.session(), CANCELLED, cancelled(id)).without("Mcp-Session-Id")), (user, id) -> List.of(user.note(user.session(), CANCELLED, cancelled(id))), () -> {
                    try (client; var _ = gate.servers.news.telling(owner.server(), TOOLS)) {
                        assertThat(client.message()).contains(TOOLS).contains("\"l\"");
                    }
                });
        }
    },
    SUBSCRIPTION("an address subscribed to in a session") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            String uri = owner.address("file:///open/a");
            Place own = in(owner, gate.session(owner.caller(), owner.route()));
            requireResult(gate, own.older("resources/subscribe", "5", "{\"uri\":\"" + uri + "\"}"));
            RawClient client = gate.begin(Ask.stream(own.route(), own.session()).by(own.caller()));
            client.head();
            return new Held("file:///open/a", "file:///open/b", (user, id) -> Stream.of(user.session(), own.session())
                .map(session -> in(user, session).older("resources/unsubscribe", "5", "{\"uri\":\"" + user.address(id) + "\"}")).toList(),
                (user, id) -> List.of(user.older("resources/unsubscribe", "5", "{\"uri\":\"" + user.address(id) + "\"}")), () -> {
                    try (client; var _ = gate.servers.news.telling(owner.server(), stream -> FakeNews.of(UPDATED, "\"uri\":\"file:///open/a\"", stream))) {
                        assertThat(client.message()).contains("\"uri\":\"" + uri + "\"");
                    }
                });
        }
    },
    PROGRESS("a progress token") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            var go = new CountDownLatch(1);
            String tool = fresh(gate, (asked, exchange) -> {
                Says.stream(exchange);
                Says.event(exchange, Says.progress(asked.id(), 1));
                Moments.await(go);
                Says.event(exchange, Says.progress(asked.id(), 3));
                Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
                Says.end(exchange);
            });
            RawClient client = gate.begin(owner.older("tools/call", "\"p\"", call(owner, tool).replace("\"arguments\"", "\"_meta\":{\"progressToken\":\"t\"},\"arguments\"")));
            client.head();
            assertThat(client.event()).isEqualTo(Says.progress("\"t\"", 1));
            return new Held("\"t\"", "\"u\"", (user, id) -> Stream.of(user.session(), owner.session())
                .map(session -> user.note(session, "notifications/progress", "\"progressToken\":" + id + ",\"progress\":2")).toList(),
                (user, id) -> List.of(user.note(user.session(), "notifications/progress", "\"progressToken\":" + id + ",\"progress\":2")), () -> {
                    try (client) {
                        go.countDown();
                        assertThat(client.event()).isEqualTo(Says.progress("\"t\"", 3));
                        assertThat(client.event()).contains("\"id\":\"p\"");
                    }
                });
        }
    },
    CANCEL("the id of a call that runs") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            var go = new CountDownLatch(1);
            var gone = new CountDownLatch(1);
            String kept = fresh(gate, Moments.answerAfter(go));
            String ended = fresh(gate, Moments.silentUntilGone(gone));
            RawClient client = gate.begin(owner.older("tools/call", "\"c\"", call(owner, kept)));
            Asked asked = gate.servers.await(each -> each.tool().equals(kept));
            return new Held("\"c\"", "\"d\"", (user, id) -> id.equals("\"c\"") ? cancels(user, owner, id, asked.id(), "\"" + asked.send().callId() + "\"")
                : cancels(user, owner, id, "987654321", "\"AAAAAAAAAAAAAAAA\""), (user, id) -> List.of(user.note(user.session(), CANCELLED, cancelled(id))), () -> {
                    try (client) {
                        go.countDown();
                        assertThat(client.reply().body()).contains("\"result\"").contains("\"id\":\"c\"");
                    }
                    try (RawClient other = gate.begin(owner.older("tools/call", "\"c\"", call(owner, ended)))) {
                        gate.servers.await(each -> each.tool().equals(ended));
                        gate.ask(owner.note(owner.session(), CANCELLED, cancelled("\"c\"")));
                        assertThat(gone.await(15, TimeUnit.SECONDS)).isTrue();
                        assertThat(other.reply().body()).contains("\"cancelled\"");
                    }
                });
        }

        private List<Ask> cancels(Place user, Place owner, String... ids) {
            return Stream.of(ids).flatMap(id -> Stream.of(user.note(user.session(), CANCELLED, cancelled(id)), user.note(owner.session(), CANCELLED, cancelled(id)))).toList();
        }
    },
    REQUEST_STATE("`requestState`") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            String state = Questions.state(gate.ask(Questions.able(owner.newerCall("asks"))).body());
            return new Held(state, turned(state), (user, id) -> List.of(brought(user, "asks", id)),
                (user, id) -> List.of(brought(user, "asks_too", id), brought(user, "asks", id).body("{\"a\":1}", "{\"a\":2}"), user.newer("tools/list", cursor(id))),
                () -> requireResult(gate, brought(owner, "asks", state)));
        }
    },
    EVENT_ID("the id of an event") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            String id;
            try (RawClient client = gate.begin(owner.older("tools/call", "\"e\"", call(owner, "tells")))) {
                client.head();
                assertThat(client.event()).isEqualTo(Says.log("error"));
                id = client.lastId();
            }
            return new Held(id, turned(id), (user, event) -> List.of(back(user, event)), (user, event) -> List.of(back(user, event), user.newer("tools/list", cursor(event))), () -> {
                try (RawClient client = gate.begin(back(owner, id))) {
                    client.head();
                    assertThat(client.event()).isEqualTo(Says.log("alert"));
                    assertThat(client.event()).contains("\"id\":\"e\"");
                }
            });
        }

        private Ask back(Place user, String event) {
            return Ask.stream(user.route(), user.session()).by(user.caller()).with("Last-Event-ID", event);
        }
    },
    TASK("the id of a task") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            String task = FakeTasks.id(gate.ask(FakeTasks.call(owner.route()).by(owner.caller())).body());
            return new Held(task, turned(task), (user, id) -> Stream.of(FakeTasks.task(user.route(), "tasks/get", id), FakeTasks.task(user.route(), "tasks/update", id),
                FakeTasks.task(user.route(), "tasks/cancel", id), FakeTasks.listen(user.route(), id)).map(ask -> ask.by(user.caller())).toList(),
                (user, id) -> List.of(brought(user, "asks", id), user.newer("tools/list", cursor(id))),
                () -> requireResult(gate, FakeTasks.task(owner.route(), "tasks/get", task).by(owner.caller())));
        }
    },
    ANSWER("the id of a question") {
        @Override
        Held held(GateUnderTest gate, Place owner) throws Exception {
            RawClient client = gate.begin(owner.older("tools/call", "\"q\"", call(owner, "asks")));
            client.head();
            String id = Questions.id(client.event());
            return new Held(id, "\"AAAAAAAAAAAAAAAA.1\"", (user, question) -> Stream.of(user.session(), owner.session())
                .map(session -> Questions.reply(user.route(), session, question, Questions.ACCEPTED).by(user.caller())).toList(),
                (user, question) -> List.of(Questions.reply(user.route(), user.session(), question, Questions.ACCEPTED).by(user.caller())), () -> {
                    try (client) {
                        assertThat(gate.ask(Questions.reply(owner.route(), owner.session(), id, Questions.ACCEPTED).by(owner.caller())).status()).isEqualTo(202);
                        assertThat(client.event()).contains("\"id\":\"q\"").contains("\"result\"").doesNotContain("isError");
                    }
                });
        }
    };

    private static final Held.Uses NONE = (_, _) -> List.of();
    private static final String CANCELLED = "notifications/cancelled";
    private static final String UPDATED = "notifications/resources/updated";
    private static final String TOOLS = "notifications/tools/list_changed";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String words;

    Handle(String words) {
        this.words = words;
    }

    /// What it is called in the document.
    String words() {
        return words;
    }

    /// One of this kind, just given to its owner.
    abstract Held held(GateUnderTest gate, Place owner) throws Exception;

    /// What the servers do that the handles are of.
    static void play(FakeServers servers) {
        for (String tool : List.of("asks", "asks_too")) {
            servers.tricks.put(tool, (asked, exchange) -> {
                if (asked.server().equals("fresh")) {
                    Questions.newerAsks(asked, exchange);
                } else {
                    Questions.olderAsks(servers, asked, exchange);
                }
            });
        }
        servers.tricks.put("tells", (asked, exchange) -> {
            Says.stream(exchange);
            Says.event(exchange, Says.log("error"));
            Says.event(exchange, Says.log("alert"));
            Says.event(exchange, Says.answer(asked.id(), Says.ECHO));
            Says.end(exchange);
        });
        new FakeTasks(servers);
        lists("old", servers, servers::usual);
        lists("fresh", servers, servers.manners.get("fresh"));
    }

    /// A server with a list of two pages.
    private static void lists(String server, FakeServers servers, FakeServers.Trick otherwise) {
        servers.manners.put(server, (asked, exchange) -> {
            if (asked.method().equals("tools/list")) {
                Says.result(asked, exchange, page(servers.listing(), asked.body().contains("\"cursor\"")));
            } else {
                otherwise.play(asked, exchange);
            }
        });
    }

    /// Whether a server has this; only newer ones have tasks.
    boolean isOf(String server) {
        return this != TASK || server.equals("fresh");
    }

    /// Long enough that the route to all servers has a second page too.
    private static String page(String listing, boolean last) {
        String tools = String.join(",", Stream.iterate(1, n -> n + 1).limit(600).map(n -> "{\"name\":\"t" + n + "\",\"inputSchema\":{}}").toList());
        return listing.replace("]}", "," + tools + "]") + (last ? "" : ",\"nextCursor\":\"two\"") + "}";
    }

    /// A tool that nobody has called yet.
    private static String fresh(GateUnderTest gate, FakeServers.Trick trick) {
        String tool = "held-" + NEXT.incrementAndGet();
        gate.servers.tricks.put(tool, trick);
        return tool;
    }

    private static Place in(Place user, String session) {
        return new Place(user.caller(), user.route(), user.server(), session);
    }

    private static String call(Place user, String tool) {
        return "{\"name\":\"" + user.tool(tool) + "\",\"arguments\":{\"a\":1}}";
    }

    private static String cursor(String id) {
        return ",\"cursor\":\"" + id + "\"";
    }

    private static String cancelled(String id) {
        return "\"requestId\":" + id;
    }

    private static Ask brought(Place user, String tool, String state) {
        return Questions.able(user.newerCall(tool)).body("\"arguments\"", "\"inputResponses\":{\"which\":" + Questions.ACCEPTED + "},\"requestState\":\"" + state + "\",\"arguments\"");
    }

    /// The same letters in another order.
    private static String turned(String sealed) {
        return new StringBuilder(sealed).reverse().toString();
    }

    private static void requireResult(GateUnderTest gate, Ask ask) throws Exception {
        assertThat(gate.ask(ask).body()).contains("\"result\"");
    }
}
