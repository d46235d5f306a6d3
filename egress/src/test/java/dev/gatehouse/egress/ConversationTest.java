package dev.gatehouse.egress;

import static dev.gatehouse.egress.Ask.OK;
import static dev.gatehouse.egress.Ask.PATIENT;
import static dev.gatehouse.egress.Ask.answer;
import static dev.gatehouse.egress.Ask.get;
import static dev.gatehouse.egress.Ask.piece;
import static dev.gatehouse.egress.Ask.post;
import static dev.gatehouse.egress.Ask.reaching;
import static dev.gatehouse.egress.Ask.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.destinations.Destination;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a good conversation looks like, on both sides of the line.
@Timeout(30)
class ConversationTest {

    @Test
    void anAnswerComesWithItsStatusItsKeptHeadersAndItsBody() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nMcp-Session-Id: s1\r\n"
                + "Set-Cookie: a=b\r\nServer: x\r\nContent-Length: 2\r\n\r\n{}");
                var egress = reaching(server.url("/mcp"))) {
            var incoming = answer(egress.send(post(server.url("/mcp"), "{}")));
            assertThat(incoming.status()).isEqualTo(200);
            assertThat(incoming.headers()).containsOnlyKeys("content-type", "mcp-session-id");
            assertThat(text(incoming)).isEqualTo("{}");
        }
    }

    @Test
    void theRequestHoldsWhatWasHandedInAndNothingElse() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching(server.url("/mcp?k=v"))) {
            text(egress.send(Outgoing.draft("test", HttpMethod.POST, Destination.of(server.url("/mcp?k=v")), PATIENT)
                    .header("Accept", "application/json").header("Mcp-Session-Id", "s1").body("hello".getBytes()).ready()));
            assertThat(server.requests.poll(5, SECONDS).lines()).containsExactlyInAnyOrder("POST /mcp?k=v HTTP/1.1",
                    "Host: 127.0.0.1:" + server.port(), "Accept-Encoding: identity", "accept: application/json",
                    "mcp-session-id: s1", "Content-Length: 5", "", "hello");
        }
    }

    @Test
    void anAuthorizationIsSentOnlyWhereItIsHandedIn() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching(server.url("/"))) {
            text(egress.send(Outgoing.draft("test", HttpMethod.GET, Destination.of(server.url("/")), PATIENT)
                    .authorizedBy(Authorization.basic("id:1", "p w".toCharArray())).ready()));
            text(egress.send(get(server.url("/"), PATIENT)));
            assertThat(server.requests.poll(5, SECONDS)).contains("Authorization: Basic aWQlM0ExOnArdw==\r\n");
            assertThat(server.requests.poll(5, SECONDS)).doesNotContain("Authorization");
        }
    }

    @Test
    void aHeaderOffTheListOrWithALineBreakIsRefusedWhenItIsWritten() {
        var draft = Outgoing.draft("test", HttpMethod.GET, Destination.of("https://a.test/"), PATIENT);
        assertThatThrownBy(() -> draft.header("Authorization", "Bearer x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.header("Cookie", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.header("Host", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.header("Accept", "a\r\nb: c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.header("Accept", "é")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Authorization.bearer("a b".toCharArray())).isInstanceOf(IllegalArgumentException.class);
        draft.header("Mcp-Param-Region", "eu");
    }

    @Test
    void anEventIsReadBeforeTheServerSendsTheNext() throws Exception {
        var firstRead = new CountDownLatch(1);
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.chunk("data: 1\n\n");
            firstRead.await();
            connection.chunk("data: 2\n\n");
            connection.write("0\r\n\r\n");
        }); var egress = reaching(server.url("/"))) {
            var incoming = answer(egress.send(post(server.url("/"), "{}")));
            assertThat(piece(incoming)).isEqualTo("data: 1\n\n");
            assertThat(incoming.body().count()).isEqualTo(9);
            firstRead.countDown();
            assertThat(piece(incoming)).isEqualTo("data: 2\n\n");
            assertThat(piece(incoming)).isEmpty();
        }
    }

    @Test
    void aConnectionIsUsedAgainAfterItsAnswerWasReadToTheEnd() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching(server.url("/"))) {
            for (int i = 0; i < 5; i++) {
                text(egress.send(post(server.url("/"), "{}")));
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void aConnectionNeverChangesLanes() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching(server.url("/"))) {
            text(egress.send(Outgoing.draft("a", HttpMethod.GET, Destination.of(server.url("/")), PATIENT).ready()));
            text(egress.send(Outgoing.draft("b", HttpMethod.GET, Destination.of(server.url("/")), PATIENT).ready()));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void aConnectionThatDiedWhileIdleIsReplacedBeforeAnythingIsSent() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write(OK);
        }); var egress = reaching(server.url("/"))) {
            text(egress.send(post(server.url("/"), "1")));
            assertThat(server.ends.poll(5, SECONDS)).isEqualTo("done");
            text(egress.send(post(server.url("/"), "2")));
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void aConnectionThatSpeaksUnaskedIsNotUsedAgain() throws Exception {
        try (var server = RawServer.saying(OK + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL");
                var egress = reaching(server.url("/"))) {
            assertThat(text(egress.send(post(server.url("/"), "1")))).isEqualTo("{}");
            assertThat(text(egress.send(post(server.url("/"), "2")))).isEqualTo("{}");
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void anAnswerOfHttp10EndsWithTheConnection() throws Exception {
        try (var server = RawServer.playing(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end");
        }); var egress = reaching(server.url("/"))) {
            assertThat(text(egress.send(get(server.url("/"), PATIENT)))).isEqualTo("until the end");
        }
    }

    @Test
    void anAnswerWithoutABodyEndsAtOnceAndKeepsTheConnection() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"); var egress = reaching(server.url("/"))) {
            assertThat(text(egress.send(post(server.url("/"), "{}")))).isEmpty();
            answer(egress.send(post(server.url("/"), "{}"))).close();
            assertThat(text(egress.send(post(server.url("/"), "{}")))).isEmpty();
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void interimAnswersArePassedOver() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK); var egress = reaching(server.url("/"))) {
            assertThat(text(egress.send(post(server.url("/"), "{}")))).isEqualTo("{}");
        }
    }

    @Test
    void anUnwrittenDestinationIsNotDialled() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching("http://127.0.0.1:1/")) {
            assertThat(egress.send(get(server.url("/"), PATIENT))).isEqualTo(new DialFailure.NotAllowed());
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    void aDestinationThatIsNoLongerWrittenIsNotDialledOnAKeptConnectionEither() throws Exception {
        try (var server = RawServer.saying(OK); var egress = reaching(server.url("/"))) {
            text(egress.send(get(server.url("/"), PATIENT)));
            egress.replaceAllowances(Allowances.none());
            assertThat(egress.send(get(server.url("/"), PATIENT))).isEqualTo(new DialFailure.NotAllowed());
            assertThat(server.ends.poll(5, SECONDS)).isEqualTo("done");
        }
    }

    @Test
    void ipv6LoopbackIsReachedWhereItWasWritten() throws Exception {
        try (var server = RawServer.at("::1", connection -> {
            connection.readRequest();
            connection.write(OK);
        }); var egress = reaching("http://[::1]:" + server.port() + "/")) {
            assertThat(text(egress.send(get("http://[0:0::1]:" + server.port() + "/", PATIENT)))).isEqualTo("{}");
            assertThat(server.requests.poll(5, SECONDS)).contains("Host: [::1]:" + server.port() + "\r\n");
        }
    }

    @Test
    void localhostIsThisMachineOnEitherFamilyAndNoResolverIsAsked() throws Exception {
        Resolver never = name -> {
            throw new AssertionError("asked");
        };
        try (var server = RawServer.at("::1", connection -> {
            connection.readRequest();
            connection.write(OK);
        }); var egress = Egress.guarded(Ask.allowing("http://localhost:" + server.port()), Limits.usual(), Trust.ofTheRuntime(), never)) {
            assertThat(text(egress.send(get("http://localhost:" + server.port() + "/", PATIENT)))).isEqualTo("{}");
        }
    }
}
