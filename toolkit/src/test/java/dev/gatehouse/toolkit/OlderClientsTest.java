package dev.gatehouse.toolkit;

import static dev.gatehouse.toolkit.Served.at;
import static dev.gatehouse.toolkit.Served.code;
import static dev.gatehouse.toolkit.Served.words;
import static dev.gatehouse.toolkit.Served.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client of 2025-11-25 gets.
class OlderClientsTest {
    private final Shop shop = new Shop();
    private Served served;
    private String[] session;

    @BeforeEach
    void open() throws IOException {
        served = new Served(shop.library);
        session = served.session("{'elicitation':{}}", "acme");
    }

    @AfterEach
    void close() {
        served.close();
    }

    private Served.Reply call(String tool) throws IOException {
        return served.post(written("{'jsonrpc':'2.0','id':5,'method':'tools/call','params':{'name':'" + tool + "'}}"), session);
    }

    @Test
    void aQuestionIsARequestOnTheCallsStream() throws IOException {
        Served.Events events = call("name").events();
        JsonObject question = events.message();
        assertThat(question.text("method")).contains("elicitation/create");
        Served.Reply taken = served.post(written("{'jsonrpc':'2.0','id':'" + question.text("id").orElseThrow()
            + "','result':{'action':'accept','content':{'name':'Ada'}}}"), session);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(words(events.message())).isEqualTo("Ada");
    }

    @Test
    void anAnswerFromAnotherSessionAnswersNothing() throws IOException {
        Served.Events events = call("name").events();
        String id = events.message().text("id").orElseThrow();
        String answer = written("{'jsonrpc':'2.0','id':'" + id + "','result':{'action':'accept','content':{'name':'X'}}}");
        assertThat(served.post(answer, served.session("{}", "acme")).status()).isEqualTo(202);
        served.post(answer.replace("\"X\"", "\"Ada\""), session);
        assertThat(words(events.message())).isEqualTo("Ada");
    }

    @Test
    void aClientThatDoesNotOfferItIsNotAsked() throws IOException {
        session = served.session("{}", "acme");
        assertThat(code(call("name").message())).isEqualTo(-32600);
    }

    @Test
    void aBrokenStreamGoesOnAtItsLastEvent() throws IOException {
        Served.Events events = call("break").events();
        String last = events.next("id");
        assertThat(last).endsWith("-0");
        for (String id = events.next("id"); id != null; id = events.next("id")) last = id;
        shop.goOn.countDown();
        Served.Events more = served.ask("GET", with("Last-Event-ID", last)).events();
        JsonObject message = more.message();
        if (last.endsWith("-0")) message = more.message(); // it broke before the note was sent
        assertThat(words(message)).isEqualTo("after the break");
        assertThat(more.message()).isNull();
    }

    private String[] with(String name, String value) {
        String[] more = Arrays.copyOf(session, session.length + 2);
        more[session.length] = name;
        more[session.length + 1] = value;
        return more;
    }

    @Test
    void leavingIsNoCancellationButTheNoteIs() throws Exception {
        Thread client = Thread.ofVirtual().start(() -> {
            try {
                call("wait");
            } catch (IOException gone) {
                // The thread was ended with its connection.
            }
        });
        assertThat(shop.waits.await(10, TimeUnit.SECONDS)).isTrue();
        client.interrupt();
        client.join();
        assertThat(shop.stopped.await(300, TimeUnit.MILLISECONDS)).isFalse();
        served.post(written("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':5}}"), session);
        assertThat(shop.stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void newsGoToTheStreamOfTheSessionAndOnlyOfWhatItWatches() throws IOException {
        Served.Events news = served.ask("GET", session).events();
        served.post(written("{'jsonrpc':'2.0','id':6,'method':'resources/subscribe','params':{'uri':'shop://a/b'}}"), session).message();
        shop.library.updated("shop://other/one");
        shop.library.updated("shop://a/b");
        shop.library.removeTool("hello");
        assertThat(at(news.message(), "params").text("uri")).contains("shop://a/b");
        assertThat(news.message().text("method")).contains("notifications/tools/list_changed");
    }

    @Test
    void aSessionIsWorthNothingToAnotherCallerAndEndsWhenItIsDeleted() throws IOException {
        String[] stolen = session.clone();
        stolen[5] = "other";
        String ping = written("{'jsonrpc':'2.0','id':6,'method':'ping'}");
        assertThat(served.post(ping, stolen).status()).isEqualTo(404);
        assertThat(served.ask("DELETE", stolen).status()).isEqualTo(404);
        assertThat(served.ask("GET", stolen).status()).isEqualTo(404);
        assertThat(served.post(ping, session).status()).isEqualTo(200);
        assertThat(served.ask("DELETE", session).status()).isEqualTo(200);
        assertThat(served.post(ping, session).status()).isEqualTo(404);
        assertThat(served.post(ping).status()).isEqualTo(400);
    }

    @Test
    void workThatGoesOnLaterIsDoneAtOnceOrRefused() throws IOException {
        assertThat(code(call("only").message())).isEqualTo(-32600);
        assertThat(code(call("wrong").message())).isEqualTo(-32603);
        assertThat(code(served.post(written("{'jsonrpc':'2.0','id':6,'method':'tasks/get','params':{'taskId':'x'}}"), session).message())).isEqualTo(-32601);
    }

    @Test
    void aLevelIsHonoured() throws IOException {
        served.post(written("{'jsonrpc':'2.0','id':6,'method':'logging/setLevel','params':{'level':'debug'}}"), session).message();
        Served.Events events = call("tell").events();
        assertThat(at(events.message(), "params").text("data")).contains("fine");
        assertThat(at(events.message(), "params").text("data")).contains("grave");
        assertThat(words(events.message())).isEqualTo("told");
    }
}
