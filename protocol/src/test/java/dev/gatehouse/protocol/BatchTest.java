package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.protocol.InvalidMessage.Reason;
import dev.gatehouse.protocol.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is a batch, and what is none.
class BatchTest {
    private static final String PING = "{'jsonrpc':'2.0','id':1,'method':'ping'}";

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static Batch batch(String text) throws InvalidMessage {
        return Batch.of((JsonArray) Message.read(bytes(text), Message.fromClients(100_000)));
    }

    private static List<Message> messages(String text) throws InvalidMessage {
        return Batch.messages(bytes(text), Message.fromServers(100_000));
    }

    private static String pings(int count) {
        return IntStream.range(0, count).mapToObj(id -> PING.replace("1", Integer.toString(id))).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void messagesOfAllKindsStandInOneInTheirOrder() throws Exception {
        assertThat(messages("[" + PING + ",{'jsonrpc':'2.0','method':'notifications/x'},{'jsonrpc':'2.0','id':1,'result':{}}]"))
            .extracting(Message::getClass).containsExactly(Request.class, Notification.class, Success.class);
        assertThat(messages(PING)).hasSize(1);
        assertThat(batch(pings(Batch.MOST)).members()).hasSize(Batch.MOST);
    }

    @Test
    void aMemberThatIsNoMessageDoesNotHarmTheOthersOfAClient() throws Exception {
        List<Batch.Member> members = batch("[1,{'jsonrpc':'2.0','id':7},null," + PING + "]").members();
        assertThat(members.subList(0, 3)).allMatch(Batch.Member.Unfit.class::isInstance);
        assertThat(((Batch.Member.Unfit) members.get(1)).why().id()).contains(Id.of(7));
        assertThat(members.getLast()).isInstanceOf(Batch.Member.Fit.class);
    }

    @Test
    void aServersBatchIsTakenAsAWhole() {
        assertThatThrownBy(() -> messages("[" + PING + ",1]")).isInstanceOf(InvalidMessage.class);
    }

    @Test
    void anArrayThatIsNoBatchIsRefused() {
        for (String wrong : List.of("[]", "[[" + PING + "]]", "[" + PING + ",[]]", pings(Batch.MOST + 1), "[" + PING + "," + PING + "]",
            "[{'jsonrpc':'2.0','id':1,'method':'initialize','params':{}}]")) {
            assertThatThrownBy(() -> batch(wrong)).as(wrong).isInstanceOfSatisfying(InvalidMessage.class, why -> assertThat(why.reason()).isEqualTo(Reason.BAD_BATCH));
        }
    }

    @Test
    void membersAreEnvelopesToo() {
        for (String wrong : List.of("[{'jsonrpc':'2.0','id':1,'Method':'x','method':'ping'}]", "[{'jsonrpc':'2.0','id':1,'METHOD':'ping'}]")) {
            assertThatThrownBy(() -> batch(wrong)).as(wrong).isInstanceOfSatisfying(InvalidMessage.class, why -> assertThat(why.reason()).isEqualTo(Reason.NOT_JSON));
        }
    }
}
