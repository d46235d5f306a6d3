package dev.gatehouse.checks.pinning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.CallsForTests;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.protocol.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// For how long it is believed what a server said of a tool.
class KnownTest {
    private static final Call.ToolCall CALL = (Call.ToolCall) CallsForTests.toolCall(CallsForTests.person("acme", "alice"), "send");
    private static final Pins.Place PLACE = Pins.Place.of(CALL.facts());

    private long now = -5;
    private final Known known = new Known(() -> now);

    private static Definition send(String description) {
        return Definition.ofTool(JsonObject.of(JsonObject.member("name", "send"), JsonObject.member("description", description))).orElseThrow();
    }

    private void read(Definition definition) {
        long since = known.now();
        known.saw(PLACE, definition);
        known.read(PLACE, since);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aListingIsGoodForAMinuteAndACallThatBeganThenIsJudgedByItALittleLonger() {
        read(send("Sends."));
        pass(Known.GOOD.minusNanos(1));
        assertThat(known.isGood(CALL)).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(known.isGood(CALL)).isFalse();
        assertThat(known.of(CALL)).isPresent();
        pass(Known.GOOD);
        assertThat(known.of(CALL)).isEmpty();
    }

    @Test
    void whatAClientsListingShowedIsNoReasonToCallUnlessOursHadTheSame() {
        known.saw(PLACE, send("Sends."));
        assertThat(known.isGood(CALL)).isFalse();
        assertThat(known.of(CALL)).isEmpty();
        read(send("Sends."));
        known.saw(PLACE, send("Sends."));
        assertThat(known.isGood(CALL)).isTrue();
        known.saw(PLACE, send("Sends all."));
        assertThat(known.isGood(CALL)).isFalse();
    }

    @Test
    void aToolThatALaterListingOfOursLacksIsForgottenInTime() {
        read(send("Sends."));
        pass(Known.GOOD);
        known.read(PLACE, known.now());
        assertThat(known.isGood(CALL)).isFalse();
    }

    @Test
    void aServerThatSaysAllTheTimeThatItsToolsChangedIsAskedFourTimesASecondAtMost() {
        int asked = 0;
        for (int millis = 0; millis < 2_000; millis += 10) {
            known.doubt(PLACE.server());
            if (!known.isGood(CALL)) {
                read(send("Sends."));
                asked++;
            }
            pass(Duration.ofMillis(10));
        }
        assertThat(asked).isEqualTo(8);
    }

    @Test
    void doubtAboutOneServerIsNoneAboutAnother() {
        read(send("Sends."));
        known.doubt("another");
        pass(Duration.ofSeconds(30));
        assertThat(known.isGood(CALL)).isTrue();
    }

    @Test
    void theServerThatWasAskedLeastLatelyIsForgottenWhenThereIsMuchToKnow() {
        read(send("Sends."));
        for (int server = 0; server < 40; server++) {
            var place = new Pins.Place("acme", "server-" + server);
            known.saw(place, send("x".repeat(200_000)));
            known.read(place, now);
        }
        assertThat(known.of(CALL)).isEmpty();
        assertThat(known.tool(new Pins.Place("acme", "server-39"), "send")).isPresent();
    }

    @Test
    void whyAListingCameToNothingIsToldOnce() {
        Refusal why = Refusal.of(Code.UPSTREAM_UNREACHABLE, "its listing: no route");
        known.failed(CALL.facts().id(), why);
        assertThat(known.failure(CALL.facts().id())).contains(why);
        assertThat(known.failure(CALL.facts().id())).isEmpty();
    }
}
