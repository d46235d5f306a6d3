package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any zone may be killed while a tool runs: the call ends once, nobody sends it again, the zone comes back, and the ledger stays sound.
@TestInstance(Lifecycle.PER_CLASS)
class KillTest {
    private static final Duration BACK = Duration.ofSeconds(60);

    private House house;

    @BeforeAll
    void start() throws Exception {
        house = House.up();
    }

    @AfterAll
    void end() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate", "broker", "keeper", "recorder", "office"})
    void aKilledZoneComesBackAndTheRunningCallEndsOnce(String zone) throws Exception {
        int done = Rounds.asked().run(_ -> killed(zone));
        System.out.println("KillTest: " + zone + " was killed and came back " + done + " times.");
        assertThat(done).isPositive();
    }

    private void killed(String zone) throws Exception {
        var me = new Mcp(house.url("notes"), house.token("me", "local"));
        assertThat(me.call("echo", "{\"text\":\"warm\"}").text()).isEqualTo("warm");
        int ended = endings("count").size();
        long before = house.pid(zone);
        CompletableFuture<String> running = CompletableFuture.supplyAsync(() -> ending(me));
        Until.holds("the slow call is on record as open", BACK, () -> openCalls() == 1);
        assertThat(ProcessHandle.of(before).orElseThrow().destroyForcibly()).isTrue();
        assertThat(running.get(60, TimeUnit.SECONDS)).isIn("done", "unknown", "refused", "connection lost");
        Until.holds(zone + " is back", BACK, () -> house.pid(zone) != before && answers());
        Until.holds("no call stays open", BACK, () -> openCalls() == 0);
        assertThat(endings("count")).as("the call ended once").hasSize(ended + 1);
        assertThat(new Mcp(house.url("notes"), house.token("me", "local")).call("echo", "{\"text\":\"again\"}").text()).isEqualTo("again");
        house.gatehouse("ledger", "verify").ended(0);
    }

    private static String ending(Mcp me) {
        try {
            Mcp.Said said = me.call("count", "{\"to\":60}");
            if (said.body().has("result")) {
                return "done";
            }
            String effect = said.body().object("error").flatMap(error -> error.object("data")).flatMap(data -> data.text("effect")).orElseThrow();
            return effect.equals("unknown") ? "unknown" : "refused";
        } catch (AssertionError lost) {
            return "connection lost";
        }
    }

    private boolean answers() {
        try {
            return new Mcp(house.url("notes"), house.token("me", "local")).call("echo", "{\"text\":\"x\"}").status() == 200;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private long openCalls() {
        Ran verified = house.gatehouse("ledger", "verify", "--json");
        return verified.code() == 0 ? Long.parseLong(new String(House.json(verified.out()).get("openCalls").orElseThrow().bytes(), StandardCharsets.US_ASCII)) : -1;
    }

    private List<JsonObject> endings(String tool) {
        return house.calls(100_000).stream().filter(call -> call.text("target").filter(tool::equals).isPresent()).toList();
    }
}
