package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any zone may be killed while a tool runs: the call ends once, nobody sends it again, the zone comes back, and the ledger stays sound.
class KillTest {
    private static final Duration BACK = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"gate", "broker", "keeper", "recorder", "office"})
    void aKilledZoneComesBackAndTheRunningCallEndsOnce(String zone) throws Exception {
        Rounds rounds = Rounds.asked();
        try (House house = House.up()) {
            int done = rounds.run(round -> killed(house, zone, round));
            System.out.println("KillTest: " + zone + " was killed and came back " + done + " times.");
            assertThat(done).isPositive();
        }
    }

    private static void killed(House house, String zone, int round) throws Exception {
        var me = new Mcp(house.url("notes"), house.token("me", "local"));
        assertThat(me.call("echo", "{\"text\":\"warm\"}").text()).isEqualTo("warm");
        long before = house.pid(zone);
        CompletableFuture<String> running = CompletableFuture.supplyAsync(() -> ending(me));
        Until.holds("the slow call is on record as open", BACK, () -> openCalls(house) == 1);
        assertThat(ProcessHandle.of(before).orElseThrow().destroyForcibly()).isTrue();
        String ended = running.get(60, TimeUnit.SECONDS);
        assertThat(ended).isIn("done", "unknown", "refused", "connection lost");
        Until.holds(zone + " is back", BACK, () -> house.pid(zone) != before && answers(house));
        Until.holds("no call stays open", BACK, () -> openCalls(house) == 0);
        assertThat(endings(house, "count")).as("each call ended once").hasSize(round);
        assertThat(new Mcp(house.url("notes"), house.token("me", "local")).call("echo", "{\"text\":\"again\"}").text()).isEqualTo("again");
        house.gatehouse("ledger", "verify").ended(0);
    }

    private static String ending(Mcp me) {
        try {
            Mcp.Said said = me.call("count", "{\"to\":30}");
            if (said.body().has("result")) {
                return "done";
            }
            String effect = said.body().object("error").flatMap(error -> error.object("data")).flatMap(data -> data.text("effect")).orElseThrow();
            return effect.equals("unknown") ? "unknown" : "refused";
        } catch (AssertionError lost) {
            return "connection lost";
        }
    }

    private static boolean answers(House house) {
        try {
            return new Mcp(house.url("notes"), house.token("me", "local")).call("echo", "{\"text\":\"x\"}").status() == 200;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private static long openCalls(House house) {
        Ran verified = house.gatehouse("ledger", "verify", "--json");
        return verified.code() == 0 ? Long.parseLong(new String(House.json(verified.out()).get("openCalls").orElseThrow().bytes(), StandardCharsets.US_ASCII)) : -1;
    }

    private static List<JsonObject> endings(House house, String tool) {
        String list = house.gatehouse("ledger", "show", "--json", "--last", "1000").ended(0).out();
        return House.json("{\"calls\":" + list + "}").array("calls").orElseThrow().values().stream().map(JsonObject.class::cast)
            .filter(call -> call.text("target").filter(tool::equals).isPresent()).toList();
    }
}
