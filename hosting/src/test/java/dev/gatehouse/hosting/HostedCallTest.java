package dev.gatehouse.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One message to a process and what comes back, with servers of good and bad manners.
class HostedCallTest {
    private House house;
    private House.Caller alice;

    @BeforeEach
    void open() throws IOException {
        house = new House();
        alice = house.caller("acme", "alice");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void aRequestIsAnsweredWithItsAnswerAlone() throws Exception {
        alice = alice.opened();
        assertThat(alice.told("{\"jsonrpc\":\"2.0\",\"id\":7,\n\"method\":\"echo\",\"params\":{\"a\":1}}")).startsWith("200|{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"said\":{\"a\":1}").endsWith("}\n|end");
    }

    @Test
    void notesAndRepliesAreAccepted() throws Exception {
        alice = alice.opened();
        assertThat(alice.told("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")).isEqualTo("202||end");
        assertThat(alice.told("{\"jsonrpc\":\"2.0\",\"id\":\"q9\",\"result\":{}}")).isEqualTo("202||end");
        assertThat(alice.ask("heard")).contains("notifications/initialized", "\"q9\"");
    }

    @Test
    void progressComesBeforeTheAnswerOfItsOwnRequest() throws Exception {
        alice = alice.opened();
        try (Exchange other = alice.begin("{\"jsonrpc\":\"2.0\",\"id\":50,\"method\":\"never\",\"params\":{\"_meta\":{\"progressToken\":\"p50\"}}}")) {
            assertThat(alice.ask("progress").lines().filter(line -> line.contains("\"progressToken\":\"p1\""))).hasSize(3);
            assertThat(other.receive()).isInstanceOf(Head.class);
        }
    }

    @Test
    void whatIsForNobodyIsDroppedAndCounted() throws Exception {
        alice = alice.opened();
        assertThat(alice.ask("stray")).isEqualTo("200|{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n|end");
        assertThat(alice.ask("twice")).isEqualTo("200|{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"n\":1}}\n|end");
        alice.told("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"echo\"}"); // whose answer comes behind the second one to 1
        assertThat(house.keeper.report()).extracting(Object::toString).contains("Fact[name=dropped, value=3]");
    }

    @Test
    void newsGoToWhoListensAndToNoCall() throws Exception {
        alice = alice.opened();
        assertThat(alice.ask("news")).as("nobody listens").isEqualTo("200|{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n|end");
        try (Exchange first = alice.listen()) {
            assertThat(House.told(first.receive())).isEqualTo("200|");
            alice.ask("news");
            assertThat(House.told(first.receive())).contains("tools/list_changed");
            assertThat(House.told(first.receive())).contains("resources/updated");
            try (Exchange second = alice.listen()) {
                assertThat(House.told(first.receive())).isEqualTo("|cut somebody else listens");
                assertThat(House.told(second.receive())).isEqualTo("200|");
                alice.ask("news");
                assertThat(House.told(second.receive())).contains("tools/list_changed");
                alice.ask("exit");
                assertThat(House.told(second.receive())).contains("resources/updated");
                assertThat(House.told(second.receive())).startsWith("|cut server ended");
            }
        }
        assertThat(House.told(house.caller("acme", "bob").in(alice.session()).listen())).startsWith("NO_SESSION");
        assertThat(House.told(house.caller("acme", "bob").listen())).startsWith("NO_SESSION");
    }

    @Test
    void theServersOwnRequestsGoToWhoWaits() throws Exception {
        alice = alice.opened();
        assertThat(alice.ask("asks").lines().toList()).anyMatch(line -> line.contains("sampling/createMessage")).anyMatch(line -> line.contains("notifications/message"))
            .last().asString().isEqualTo("|end");
    }

    @Test
    void whereNobodyWaitsTheKeeperDeclines() throws Exception {
        House.Caller opened = alice.opened();
        opened.ask("asksLater");
        House.until(() -> {
            try {
                String heard = opened.ask("heard");
                return heard.contains("{\"jsonrpc\":\"2.0\",\"id\":\"q2\",\"result\":{}}") && heard.contains("\"id\":\"q3\",\"error\":{\"code\":-32601");
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    @Test
    void aServerThatAsksWithoutEndIsEnded() throws Exception {
        alice.opened().ask("asksWithoutEnd");
        House.until(() -> house.heard("server-ended", "it asks without end"));
    }

    @Test
    void aProcessThatEndsInTheMiddleCutsTheAnswerWithItsExitValue() throws Exception {
        assertThat(alice.opened().ask("exit")).contains("server ended (exit 3)").containsAnyOf("|cut", "GONE UNKNOWN");
        House.until(() -> house.heard("server-ended notes", "exit 3"));
    }

    @Test
    void theLastAnswerOfAProcessThatEndsArrivesWhole() throws Exception {
        assertThat(alice.opened().ask("answerAndExit")).hasSizeGreaterThan(300_000).endsWith("\"}}\n|end");
    }

    @Test
    void whatIsNoMessageEndsTheProcess() throws Exception {
        for (String manner : new String[] {"garbage", "batch"}) {
            assertThat(alice.opened().ask(manner)).contains("no message:").containsAnyOf("|cut", "GONE UNKNOWN");
        }
    }

    @Test
    void severalMessagesOnOneLineAreTakenApartWhereTheRevisionHasThat() throws Exception {
        alice = alice.opened();
        alice.agreedOn("2025-03-26");
        assertThat(alice.ask("several")).matches("(?s)200\\|\\{[^\n]*\"progress\":1[^\n]*}\n\\{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\\{}}\n\\|end");
        assertThat(alice.ask("batch")).contains("no message: BAD_BATCH");
        for (String later : new String[] {"2025-06-18", "2025-11-25"}) {
            House.Caller opened = house.caller("acme", "bob").opened();
            opened.agreedOn(later);
            assertThat(opened.ask("several")).as(later).contains("no message: BATCH");
        }
    }

    @Test
    void aFloodWithoutALineEndEndsTheProcess() throws Exception {
        assertThat(alice.opened().ask("flood")).contains("a message over 1048576 bytes");
    }

    @Test
    void aMessageMayBeAsLargeAsTheServersLimitAndNoLarger() throws Exception {
        alice = alice.opened();
        assertThat(alice.told("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"huge\",\"params\":{\"bytes\":1000000}}")).hasSizeGreaterThan(1_000_000).endsWith("|end");
        assertThat(alice.told("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"huge\",\"params\":{\"bytes\":1048576}}")).contains("a message over 1048576 bytes");
    }

    @Test
    void aProcessThatClosesItsOutputIsEnded() throws Exception {
        assertThat(alice.opened().ask("closes")).contains("it closed its output");
    }

    @Test
    void aProcessThatDoesNotReadIsEnded() throws Exception {
        House.Caller opened = alice.opened();
        opened.ask("deaf");
        Thread sweeping = Thread.ofVirtual().start(() -> {
            while (!Thread.interrupted()) {
                house.sessions.sweep();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        });
        String large = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{\"text\":\"" + "x".repeat(500_000) + "\"}}";
        assertThat(opened.told(large)).isEqualTo("GONE UNKNOWN the server ended");
        House.until(() -> house.heard("server-ended", "it did not read for 1 s"));
        sweeping.interrupt();
    }

    @Test
    void aFailureWithoutAnIdEndsTheOnlyRequestThatWaits() throws Exception {
        assertThat(alice.opened().ask("unreadable")).contains("-32700").endsWith("|end");
    }

    @Test
    void aCancelledCallLeavesTheProcessInUse() throws Exception {
        alice = alice.opened();
        String before = alice.ask("echo");
        Exchange never = alice.begin("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"never\"}");
        assertThat(never.receive()).isInstanceOf(Head.class);
        never.cancel();
        never.close();
        assertThat(alice.told("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":9}}")).isEqualTo("202||end");
        assertThat(alice.ask("echo")).isEqualTo(before);
        assertThat(alice.ask("heard")).contains("\"requestId\":9");
    }

    @Test
    void anIdInUseIsRefusedUntilItsExchangeLeft() throws Exception {
        House.Caller opened = alice.opened();
        String never = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"never\"}";
        Exchange first = opened.begin(never);
        assertThat(first.receive()).isInstanceOf(Head.class);
        assertThat(opened.told(never)).isEqualTo("PROTOCOL NONE an id that is in use");
        first.cancel();
        first.close();
        House.until(() -> {
            try {
                return opened.told("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"echo\"}").endsWith("|end");
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    @Test
    void aLateAnswerIsCutAtTheDeadline() throws Exception {
        alice = alice.opened();
        assertThat(House.told(alice.begin("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"never\"}", 300, 1024))).isEqualTo("200||cut the deadline passed");
    }

    @Test
    void aSlowReaderHoldsBackTheProcessAndLeavingLetsItGo() throws Exception {
        alice = alice.opened();
        Exchange slow = alice.begin("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"many\",\"params\":{\"_meta\":{\"progressToken\":1}}}", 30_000, 64 * 1024);
        assertThat(slow.receive()).isInstanceOf(Head.class);
        int held = standstill();
        assertThat(held).as("notes of 20 kB taken while nobody reads").isBetween(1, 100);
        int read = 0;
        for (Message next = slow.receive(); read < 2_000_000; next = slow.receive()) {
            read += ((Part) next).length();
        }
        assertThat(standstill()).as("it goes on when somebody reads").isGreaterThan(held);
        slow.cancel();
        slow.close();
        assertThat(alice.told("{\"jsonrpc\":\"2.0\",\"id\":10,\"method\":\"echo\"}")).as("the process is free again").endsWith("|end");
        assertThat(count()).isEqualTo(2000);
    }

    private int standstill() throws Exception {
        int before = -1;
        for (int still = 0; still < 4; ) {
            TimeUnit.MILLISECONDS.sleep(50);
            int now = count();
            still = now == before && now > 0 ? still + 1 : 0;
            before = now;
        }
        return before;
    }

    private int count() throws IOException {
        try (var files = Files.walk(house.servers.resolve("notes"), 2)) {
            Path file = files.filter(path -> path.endsWith("count")).findFirst().orElse(null);
            String text = file == null ? "" : Files.readString(file);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
    }

    @Test
    void manyAnswersOfOneProcessFindTheirRequests() throws Exception {
        House.Caller opened = alice.opened();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = java.util.stream.IntStream.range(0, 40).mapToObj(i -> threads.submit(() ->
                opened.told("{\"jsonrpc\":\"2.0\",\"id\":" + (100 + i) + ",\"method\":\"late\",\"params\":{\"millis\":" + (40 - i) + "}}"))).toList();
            for (int i = 0; i < asked.size(); i++) {
                assertThat(asked.get(i).get()).isEqualTo("200|{\"jsonrpc\":\"2.0\",\"id\":" + (100 + i) + ",\"result\":{}}\n|end");
            }
        }
    }

    @Test
    void whatTheGateSendsMustBeAMessage() throws Exception {
        alice = alice.opened();
        for (String wrong : new String[] {"", "no", "[]", "{}", "{\"jsonrpc\":\"2.0\",\"id\":1}"}) {
            assertThat(alice.told(wrong)).startsWith("PROTOCOL NONE");
        }
        assertThat(alice.ask("echo")).endsWith("|end");
    }

    @Test
    void aQuickAnswerEndsOrderlySoThatTheConnectionIsUsedAgain() throws Exception {
        alice = alice.opened();
        try (Exchange exchange = alice.begin("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\"}")) {
            assertThat(exchange.receive()).isInstanceOf(Head.class);
            assertThat(exchange.receive()).isInstanceOf(Part.class);
            assertThat(exchange.receive()).isInstanceOf(End.class);
            assertThat(exchange.done()).isTrue();
        }
    }
}
