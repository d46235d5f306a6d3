package dev.gatehouse.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Method;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose process is whose, how many there are, and when they end.
class SessionsTest {
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\"}";
    private House house;

    @BeforeEach
    void open() throws IOException {
        house = new House();
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private static long pid(House.Caller caller) throws IOException {
        String told = caller.ask("echo");
        return Long.parseLong(told.replaceAll("(?s).*\"pid\":([0-9]+).*", "$1"));
    }

    @Test
    void noTwoCallersAndNoTwoSessionsShareAProcess() throws Exception {
        Set<Long> pids = new HashSet<>();
        for (String tenant : List.of("acme", "umbrella")) {
            for (String name : List.of("alice", "bob", "bob")) {
                pids.add(pid(house.caller(tenant, name).opened()));
            }
        }
        assertThat(pids).hasSize(6);
    }

    @Test
    void aSessionIsOfNoUseToAnybodyElse() throws Exception {
        House.Caller alice = house.caller("acme", "alice").opened();
        for (House.Caller other : List.of(house.caller("acme", "bob"), house.caller("umbrella", "alice"), house.caller("umbrella", "bob"), house.caller("acm", "ealice"))) {
            assertThat(other.in(alice.session()).ask("echo")).isEqualTo("NO_SESSION NONE no such session of this caller");
            assertThat(other.in(alice.session()).told("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}")).startsWith("NO_SESSION NONE");
            assertThat(other.in(alice.session()).end()).startsWith("NO_SESSION NONE");
        }
        house.write(List.of(House.server("notes", "node", house.script.toString()), House.server("other", "node", house.script.toString())));
        assertThat(House.told(house.begin("other", alice, Method.POST, INITIALIZE, 5_000, 1024))).as("at another server").startsWith("NO_SESSION NONE");
        assertThat(alice.ask("echo")).endsWith("|end");
    }

    @Test
    void whatWasNeverASessionIsNone() throws Exception {
        assertThat(house.caller("acme", "alice").in(Optional.of("guessed")).ask("echo")).startsWith("NO_SESSION NONE");
        assertThat(house.caller("acme", "alice").told("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")).startsWith("NO_SESSION NONE");
        assertThat(house.keeper.report()).extracting(Object::toString).contains("Fact[name=started, value=0]");
    }

    @Test
    void aSessionThatWasEndedIsGoneWithItsProcess() throws Exception {
        House.Caller alice = house.caller("acme", "alice").opened();
        long pid = pid(alice);
        assertThat(alice.end()).isEqualTo("200||end");
        assertThat(alice.ask("echo")).startsWith("NO_SESSION NONE");
        House.until(() -> !House.runs(pid));
    }

    @Test
    void aSessionWhoseProcessEndedIsNone() throws Exception {
        House.Caller alice = house.caller("acme", "alice").opened();
        alice.ask("exit");
        House.until(() -> house.heard("server-ended", "exit 3"));
        assertThat(alice.ask("echo")).startsWith("NO_SESSION NONE");
    }

    @Test
    void theOneThatWasIdleLongestMakesRoom() throws Exception {
        List<House.Caller> callers = new ArrayList<>();
        for (int i = 0; i < Sessions.MOST_PER_SERVER; i++) {
            callers.add(house.caller("acme", "c" + i).opened());
        }
        callers.getFirst().ask("echo");
        house.caller("acme", "one-more").opened();
        assertThat(callers.get(1).ask("echo")).as("idle longest").startsWith("NO_SESSION NONE");
        assertThat(callers.getFirst().ask("echo")).as("used since").endsWith("|end");
    }

    @Test
    void whereAllAreInUseThereIsNoRoom() throws Exception {
        List<Exchange> running = new ArrayList<>();
        for (int i = 0; i < Sessions.MOST_PER_SERVER; i++) {
            Exchange exchange = house.caller("acme", "c" + i).opened().begin("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"never\"}");
            exchange.receive();
            running.add(exchange);
        }
        assertThat(house.caller("umbrella", "zoe").told(INITIALIZE)).startsWith("BUSY NONE all 8 processes are in use");
        running.forEach(Exchange::cancel);
        running.forEach(Exchange::close);
    }

    @Test
    void whatNobodyUsesIsEnded() throws Exception {
        house.close();
        house = new House(new Sessions.Times(House.DEAF, Duration.ofNanos(1)));
        House.Caller alice = house.caller("acme", "alice").opened();
        House.until(() -> {
            house.sessions.sweep();
            return house.heard("server-ended", "nobody used it");
        });
        assertThat(alice.ask("echo")).startsWith("NO_SESSION NONE");
    }

    @Test
    void aServerThatKeepsEndingIsPaused() throws Exception {
        house.write(List.of(House.server("notes", "sh", "-c", "exit 9")));
        for (int i = 1; i <= 5; i++) {
            int so = i;
            assertThat(house.caller("acme", "alice").told(INITIALIZE)).contains("server ended (exit 9)");
            House.until(() -> house.events.stream().filter(event -> event.startsWith("server-ended")).count() == so);
        }
        assertThat(house.caller("acme", "alice").told(INITIALIZE)).startsWith("UNREACHABLE NONE it ended five times");
        assertThat(house.caller("umbrella", "alice").told(INITIALIZE)).as("another tenant").contains("server ended (exit 9)");
    }

    @Test
    void aProgramThatIsNotThereIsSaidSo() throws Exception {
        house.write(List.of(House.server("notes", "no-such-program", "--key=secret")));
        assertThat(house.caller("acme", "alice").told(INITIALIZE)).startsWith("UNREACHABLE NONE the program no-such-program").doesNotContain("secret");
    }

    @Test
    void anArgumentAroundTheHouseIsRefusedWithoutNamingIt() throws Exception {
        house.write(List.of(House.server("notes", "node", house.script.toString(), house.folder.toString())));
        assertThat(house.caller("acme", "alice").told(INITIALIZE)).startsWith("UNREACHABLE NONE not started: an argument names a folder").doesNotContain(house.folder.toString());
    }

    @Test
    void aServerThatNobodyWroteIsUnknown() throws Exception {
        assertThat(House.told(house.begin("other", house.caller("acme", "alice"), Method.POST, INITIALIZE, 5_000, 1024))).startsWith("UNKNOWN_SERVER NONE");
    }

    @Test
    void changedSettingsEndTheProcessesOfThatServerAlone() throws Exception {
        var kept = House.server("kept", "node", house.script.toString());
        house.write(List.of(kept, House.server("notes", "node", house.script.toString())));
        House.Caller alice = house.caller("acme", "alice").opened();
        house.write(List.of(kept, House.server("notes", "node", house.script.toString())));
        assertThat(alice.ask("echo")).as("nothing changed").endsWith("|end");
        house.write(List.of(kept, House.server("notes", Map.of("A", "1"), List.of(), "node", house.script.toString())));
        assertThat(alice.ask("echo")).startsWith("NO_SESSION NONE");
        House.until(() -> house.heard("server-ended notes", "its settings changed"));
        assertThat(house.events).noneMatch(event -> event.startsWith("server-ended kept"));
    }

    @Test
    void theEndOfTheKeeperIsTheEndOfAllProcessesAndOfWhatTheyStarted() throws Exception {
        House.Caller alice = house.caller("acme", "alice").opened();
        long pid = pid(alice);
        long child = Long.parseLong(alice.ask("leaves").replaceAll("(?s).*\"child\":([0-9]+).*", "$1"));
        assertThat(House.runs(child)).isTrue();
        house.sessions.close();
        House.until(() -> !House.runs(pid) && !House.runs(child));
        assertThat(house.caller("acme", "alice").told(INITIALIZE)).startsWith("BUSY NONE");
    }

    @Test
    void theRecorderHearsOfStartsAndEnds() throws Exception {
        house.caller("acme", "alice").opened().ask("exit");
        House.until(() -> house.heard("server-started notes", "tenant acme") && house.heard("server-ended notes", "tenant acme, exit 3"));
        assertThat(house.events.getFirst()).startsWith("start");
    }
}
