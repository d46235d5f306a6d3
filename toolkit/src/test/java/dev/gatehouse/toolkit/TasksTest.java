package dev.gatehouse.toolkit;

import static dev.gatehouse.toolkit.Served.at;
import static dev.gatehouse.toolkit.Served.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Work that goes on as a task.
class TasksTest {
    private static final String ABLE = "{'elicitation':{},'extensions':{'io.modelcontextprotocol/tasks':{}}}";

    private final Shop shop = new Shop();
    private Served served;

    @BeforeEach
    void open() throws IOException {
        served = new Served(shop.library);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private JsonObject made(String tool) throws IOException {
        return at(served.modern("tools/call", "{'name':'" + tool + "'}", ABLE).message(), "result");
    }

    private JsonObject of(String method, String id, String more, String tenant) throws IOException {
        return served.modern(method, "{'taskId':'" + id + "'" + more + "}", ABLE, "Tenant", tenant).message();
    }

    @Test
    void itsQuestionWaitsUntilItIsAnsweredAndItsNewsReachWhoListens() throws IOException {
        String id = made("job").text("taskId").orElseThrow();
        Served.Events news = served.modern("subscriptions/listen", "{'notifications':{'taskIds':['" + id + "','none']}}", ABLE).events();
        assertThat(at(news.message(), "params", "notifications").array("taskIds").orElseThrow().size()).isEqualTo(1);
        JsonObject open = at(of("tasks/get", id, "", "acme"), "result");
        while (open.text("status").filter("working"::equals).isPresent()) open = at(of("tasks/get", id, "", "acme"), "result");
        String key = at(open, "inputRequests").names().getFirst();
        JsonObject taken = at(of("tasks/update", id, ",'inputResponses':{'" + key + "':{'action':'accept','content':{'name':'Ada'}}}", "acme"), "result");
        assertThat(taken.has("taskId")).isFalse();
        JsonObject note = at(news.message(), "params");
        while (!note.text("status").filter("completed"::equals).isPresent()) note = at(news.message(), "params");
        assertThat(note.text("taskId")).contains(id);
        assertThat(((JsonObject) at(note, "result").array("content").orElseThrow().get(0)).text("text")).contains("Ada");
    }

    @Test
    void itIsNotThereForAnotherCaller() throws IOException {
        String id = made("job").text("taskId").orElseThrow();
        for (String method : new String[] {"tasks/get", "tasks/update", "tasks/cancel"}) {
            assertThat(of(method, id, "", "other").bytes()).as(method).isEqualTo(of(method, "never-was", "", "other").bytes());
        }
        Served.Events news = served.modern("subscriptions/listen", "{'notifications':{'taskIds':['" + id + "']}}", ABLE, "Tenant", "other").events();
        assertThat(at(news.message(), "params", "notifications").has("taskIds")).isFalse();
    }

    @Test
    void oneThatIsCancelledStaysSo() throws IOException {
        String id = made("job").text("taskId").orElseThrow();
        assertThat(of("tasks/cancel", id, "", "acme").has("result")).isTrue();
        assertThat(at(of("tasks/get", id, "", "acme"), "result").text("status")).contains("cancelled");
        assertThat(of("tasks/cancel", id, "", "acme").has("result")).isTrue();
    }

    @Test
    void anErrorOfTheProtocolFailsIt() throws IOException {
        String id = made("wrong").text("taskId").orElseThrow();
        JsonObject state = at(of("tasks/get", id, "", "acme"), "result");
        while (state.text("status").filter("working"::equals).isPresent()) state = at(of("tasks/get", id, "", "acme"), "result");
        assertThat(state.text("status")).contains("failed");
        assertThat(at(state, "error").text("message")).contains("no");
    }

    @Test
    void aClientThatCannotFollowOneGetsNone() throws IOException {
        Served.Reply only = served.modern("tools/call", "{'name':'only'}", "{}");
        assertThat(only.status()).isEqualTo(400);
        assertThat(code(only.message())).isEqualTo(-32021);
        assertThat(code(served.modern("tools/call", "{'name':'wrong'}", "{}").message())).isEqualTo(-32603);
        assertThat(code(served.modern("tasks/get", "{'taskId':'x'}", "{}").message())).isEqualTo(-32021);
    }
}
