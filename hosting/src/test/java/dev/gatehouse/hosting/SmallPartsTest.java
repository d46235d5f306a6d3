package dev.gatehouse.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Parts of the keeper that need no process.
class SmallPartsTest {
    @Test
    void lastWordsAreTheLastLinesWithoutControlCharacters() {
        var words = new LastWords();
        String text = "first\n".repeat(2000) + "\u001b[31mred\u0007\u202e\n" + "y".repeat(500) + "\nend";
        words.listen(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(words.text()).endsWith("\n    | [31mred\n    | " + "y".repeat(200) + "…\n    | end");
        assertThat(words.text().lines().count()).isLessThanOrEqualTo(13);
        assertThat(new LastWords().text()).isEmpty();
    }

    @Test
    void fiveQuickEndsInARowPauseAndALongLifeForgets() {
        var clock = new AtomicLong(1_000_000_000_000L);
        var pauses = new CrashPauses(clock::get);
        for (int i = 0; i < 4; i++) {
            pauses.ended("notes", "acme", Duration.ofMillis(10));
        }
        assertThat(pauses.pauses("notes", "acme")).isFalse();
        pauses.ended("notes", "acme", Duration.ofMillis(10));
        assertThat(pauses.pauses("notes", "acme")).isTrue();
        assertThat(pauses.pauses("notes", "umbrella")).isFalse();
        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(pauses.pauses("notes", "acme")).isFalse();
        pauses.ended("notes", "acme", Duration.ofMillis(10));
        assertThat(pauses.pauses("notes", "acme")).as("once more").isTrue();
        pauses.ended("notes", "acme", Duration.ofSeconds(2));
        assertThat(pauses.pauses("notes", "acme")).isFalse();
    }

    @Test
    void whoLeavesIsHandedNothingAndHoldsNobodyBack() throws Exception {
        var waiting = new Waiting(() -> { });
        waiting.put(new byte[Waiting.MOST], false);
        assertThat(waiting.isFull()).isTrue();
        Thread putting = Thread.ofVirtual().start(() -> {
            try {
                waiting.put(new byte[1], true);
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            }
        });
        waiting.leave();
        assertThat(putting.join(Duration.ofSeconds(5))).isTrue();
        assertThat(waiting.take(Duration.ZERO)).isInstanceOf(Waiting.Taken.Cut.class);
    }

    @Test
    void linesThatLieReadyAreTakenBeforeTheCut() throws Exception {
        var waiting = new Waiting(() -> { });
        assertThat(waiting.take(Duration.ofMillis(1))).isEqualTo(new Waiting.Taken.Late());
        waiting.put(new byte[1], false);
        waiting.cut("over");
        assertThat(waiting.take(Duration.ZERO)).isInstanceOf(Waiting.Taken.Line.class);
        assertThat(waiting.take(Duration.ZERO)).isEqualTo(new Waiting.Taken.Cut("over"));
    }
}
