package dev.gatehouse.serving.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");
    private final InstantSource clock = () -> now;
    private final List<String> over = new ArrayList<>();
    private final Sessions<String> sessions = new Sessions<>(new SessionLimits(2, 4, Duration.ofMinutes(10), Duration.ofHours(1)), clock, over::add);

    private String open(String caller, String held) {
        return sessions.open(caller, held).orElseThrow();
    }

    @Test
    void aSessionIsFoundByItsCallerAlone() {
        String id = open("alice", "a");
        assertThat(sessions.get(id, "alice")).contains("a");
        assertThat(sessions.get(id, "bob")).isEmpty();
        assertThat(sessions.get("no-such-id", "alice")).isEmpty();
    }

    @Test
    void idsAreLongVisibleAndNeverTheSame() {
        var many = new Sessions<String>(SessionLimits.usual(), clock, over::add);
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            String id = many.open("alice", "a").orElseThrow();
            assertThat(id).matches("[\\x21-\\x7E]{22}");
            assertThat(seen.add(id)).isTrue();
        }
    }

    @Test
    void aSessionThatRestsTooLongIsOver() {
        String id = open("alice", "a");
        now = now.plus(Duration.ofMinutes(9));
        assertThat(sessions.get(id, "alice")).contains("a");
        now = now.plus(Duration.ofMinutes(10));
        assertThat(sessions.get(id, "alice")).isEmpty();
        assertThat(over).containsExactly("a");
        assertThat(sessions.count()).isZero();
    }

    @Test
    void aSessionThatIsAlwaysBusyIsOverToo() {
        String id = open("alice", "a");
        for (int i = 0; i < 11; i++) {
            now = now.plus(Duration.ofMinutes(5));
            assertThat(sessions.get(id, "alice")).contains("a");
        }
        now = now.plus(Duration.ofMinutes(5));
        assertThat(sessions.get(id, "alice")).isEmpty();
    }

    @Test
    void aCallerAtTheLimitLosesItsOwnOldest() {
        String bobs = open("bob", "b");
        String first = open("alice", "a1");
        String second = open("alice", "a2");
        String third = open("alice", "a3");
        assertThat(sessions.get(first, "alice")).isEmpty();
        assertThat(sessions.get(second, "alice")).contains("a2");
        assertThat(sessions.get(third, "alice")).contains("a3");
        assertThat(sessions.get(bobs, "bob")).contains("b");
        assertThat(over).containsExactly("a1");
    }

    @Test
    void aFullHouseTurnsAStrangerAwayAndEndsNobodysSession() {
        open("alice", "a1");
        open("alice", "a2");
        String bobs = open("bob", "b1");
        open("bob", "b2");
        assertThat(sessions.open("carol", "c")).isEmpty();
        assertThat(sessions.get(bobs, "bob")).contains("b1");
        assertThat(over).isEmpty();
        now = now.plus(Duration.ofMinutes(30));
        assertThat(sessions.open("carol", "c")).isPresent();
        assertThat(sessions.count()).isEqualTo(1);
        assertThat(over).hasSize(4);
    }

    @Test
    void onlyItsCallerEndsASession() {
        String id = open("alice", "a");
        assertThat(sessions.end(id, "bob")).isEmpty();
        assertThat(sessions.get(id, "alice")).contains("a");
        assertThat(sessions.end(id, "alice")).contains("a");
        assertThat(sessions.end(id, "alice")).isEmpty();
        assertThat(sessions.get(id, "alice")).isEmpty();
        assertThat(over).isEmpty();
    }

    @Test
    void theSweepEndsWhatIsOver() {
        open("alice", "a");
        now = now.plus(Duration.ofMinutes(5));
        open("bob", "b");
        now = now.plus(Duration.ofMinutes(6));
        sessions.sweep();
        assertThat(over).containsExactly("a");
        assertThat(sessions.count()).isEqualTo(1);
    }
}
