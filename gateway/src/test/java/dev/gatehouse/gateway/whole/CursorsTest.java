package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server's cursor is for the caller, the route and the listing that it was given for, and for nobody and nothing else.
class CursorsTest {
    private static final String OWN = "page two/of \\u00e4ll";
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        for (String server : List.of("fresh", "old", "piped")) {
            gate.servers.manners.put(server, (asked, exchange) -> {
                if (asked.method().equals("tools/list")) {
                    String next = asked.body().contains("\"cursor\"") ? "" : ",\"nextCursor\":\"" + OWN + "\"";
                    Says.json(exchange, 200, Says.answer(asked.id(), "{\"tools\":[] , \"x\":1.0" + next + ",\"ttlMs\":0,\"cacheScope\":\"private\",\"resultType\":\"complete\"}"));
                } else {
                    gate.servers.usual(asked, exchange);
                }
            });
        }
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    private static String cursor(RawClient.Reply reply) {
        return reply.body().replaceFirst(".*\"nextCursor\":\"([^\"]*)\".*", "$1");
    }

    private static Ask page(String route, String method, String cursor) {
        return Ask.modern(route, method, "2", ",\"cursor\":\"" + cursor + "\"");
    }

    @ParameterizedTest
    @CsvSource({"fresh, old", "old, fresh", "piped, old"})
    void aCursorIsGoodForItsOwnListingAlone(String route, String elsewhere) throws Exception {
        RawClient.Reply first = gate.ask(Ask.modern(route, "tools/list", "1", ""));
        assertThat(first.body()).contains("\"x\":1.0").doesNotContain("page two");
        String cursor = cursor(first);
        for (Ask wrong : List.of(page(route, "tools/list", cursor).by("bob"), page(route, "tools/list", cursor).by("globex-alice"), page(elsewhere, "tools/list", cursor),
            page(route, "prompts/list", cursor), page(route, "tools/list", OWN), page(route, "tools/list", cursor.replaceFirst(".$", "")),
            page(route, "tools/list", cursor + "A"), page(route, "tools/list", ""))) {
            RefusalShape.check(gate.ask(wrong), Code.STATE_INVALID, "2");
        }
        assertThat(gate.ask(page(route, "tools/list", cursor)).body()).contains("\"x\":1.0").doesNotContain("nextCursor");
        assertThat(gate.servers.await(each -> each.server().equals(route) && each.body().contains("\"cursor\"")).body()).contains("\"cursor\":\"page two/of ");
    }
}
