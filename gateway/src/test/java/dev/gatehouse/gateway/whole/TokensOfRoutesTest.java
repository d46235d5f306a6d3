package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a token, and what was got with it, is good for on another route: nothing.
class TokensOfRoutesTest {
    private static final List<String> ROUTES = List.of("all", "old", "fresh", "piped");
    private static GateUnderTest gate;

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open();
        for (String route : ROUTES) {
            gate.name("alice-" + route, gate.token("acme", "alice", route));
        }
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    @Test
    void aTokenOpensTheRouteThatItNamesAndNoOther() throws Exception {
        for (String token : ROUTES) {
            for (String route : ROUTES) {
                RawClient.Reply reply = gate.ask(Ask.modern(route, "tools/list", "1", "").by("alice-" + token));
                if (token.equals(route)) {
                    assertThat(reply.status()).as(token + " at " + route).isEqualTo(200);
                } else {
                    assertThat(reply.status()).as(token + " at " + route).isEqualTo(401);
                    assertThat(reply.header("WWW-Authenticate")).contains("resource_metadata=\"http://" + gate.fill("{host}")
                        + "/.well-known/oauth-protected-resource" + Ask.path(route) + "\"");
                    assertThat(gate.counted.get(reply.header("Gatehouse-Call")).code()).isEqualTo(Code.TOKEN_WRONG_AUDIENCE);
                }
            }
        }
    }

    @Test
    void aSessionIsOfItsRouteAlone() throws Exception {
        for (String opened : List.of("all", "old")) {
            String session = gate.session("alice", opened);
            for (String route : ROUTES) {
                RawClient.Reply reply = gate.ask(Ask.legacy(route, session, "tools/list", "1", ""));
                if (opened.equals(route)) {
                    assertThat(reply.body()).contains("\"tools\"");
                } else {
                    RefusalShape.check(reply, Code.SESSION_UNKNOWN, "1");
                }
            }
        }
    }
}
