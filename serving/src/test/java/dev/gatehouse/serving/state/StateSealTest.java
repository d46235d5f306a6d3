package dev.gatehouse.serving.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A sealed state is good for one caller, route, purpose and request, for its time, and for nothing else.
class StateSealTest {
    private static final Binding BINDING = new Binding("request-state", "local/me", "notes", "tools/call\nadd");
    private static final byte[] STATE = "round 2".getBytes(StandardCharsets.UTF_8);
    private static final Duration LIFE = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-11-24T10:59:00Z");
    private final StateSeal seal = new StateSeal(() -> now);

    @Test
    void itOpensForWhatItWasSealedForAlsoAfterTheKeyHasChanged() {
        String sealed = seal.seal(BINDING, STATE, LIFE);
        assertThat(seal.open(BINDING, sealed)).hasValue(STATE);
        now = now.plus(Duration.ofMinutes(4));
        assertThat(seal.open(BINDING, sealed)).hasValue(STATE);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(seal.open(BINDING, sealed)).isEmpty();
    }

    @Test
    void itOpensForNothingElse() {
        String sealed = seal.seal(BINDING, STATE, LIFE);
        for (Binding other : List.of(
            new Binding("cursor", "local/me", "notes", "tools/call\nadd"),
            new Binding("request-state", "local/you", "notes", "tools/call\nadd"),
            new Binding("request-state", "local/me", "other", "tools/call\nadd"),
            new Binding("request-state", "local/me", "notes", "tools/call\nremove"),
            new Binding("request-state", "local/m", "enotes", "tools/call\nadd"))) {
            assertThat(seal.open(other, sealed)).as(other.purpose()).isEmpty();
        }
        assertThat(new StateSeal(() -> now).open(BINDING, sealed)).as("another gate's key").isEmpty();
    }

    @Test
    void everyChangedCharacterAndEveryCutIsNoticed() {
        String sealed = seal.seal(BINDING, STATE, LIFE);
        for (int at = 0; at < sealed.length(); at++) {
            char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(seal.open(BINDING, sealed.substring(0, at) + other + sealed.substring(at + 1))).as("character " + at).isEmpty();
            assertThat(seal.open(BINDING, sealed.substring(0, at))).as("cut at " + at).isEmpty();
        }
        for (String odd : List.of("", "=", sealed + "=", sealed + "A", " " + sealed, sealed + "\n", "a".repeat(200_000))) {
            assertThat(seal.open(BINDING, odd)).isEmpty();
        }
    }

    @Test
    void theSameStateIsNeverSealedTheSameWay() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            all.add(seal.seal(BINDING, STATE, LIFE));
        }
        assertThat(all).hasSize(100).noneMatch(each -> each.contains("round"));
    }

    @Test
    void oldKeysAreForgottenAndAClockThatGoesBackChangesNothing() {
        String sealed = seal.seal(BINDING, STATE, StateSeal.LONGEST);
        now = now.plus(Duration.ofMinutes(2));
        String later = seal.seal(BINDING, STATE, LIFE);
        now = now.minus(Duration.ofMinutes(2));
        assertThat(seal.open(BINDING, later)).hasValue(STATE);
        assertThat(seal.open(BINDING, sealed)).hasValue(STATE);
        now = now.plus(Duration.ofHours(3));
        assertThat(seal.open(BINDING, sealed)).isEmpty();
    }

    @Test
    void aSealForLongerKeepsItsKeysForThatLongAndNoLonger() {
        var week = new StateSeal(() -> now, Duration.ofDays(7));
        String sealed = week.seal(BINDING, STATE, Duration.ofDays(7));
        for (int hour = 0; hour < 7 * 24 - 1; hour++) {
            now = now.plus(Duration.ofHours(1));
            assertThat(week.open(BINDING, sealed)).hasValue(STATE);
        }
        now = now.plus(Duration.ofHours(1));
        assertThat(week.open(BINDING, sealed)).isEmpty();
    }

    @Test
    void whatIsTooLargeOrTooLongLivedIsNotSealed() {
        assertThat(seal.open(BINDING, seal.seal(BINDING, new byte[StateSeal.LARGEST], LIFE))).hasValue(new byte[StateSeal.LARGEST]);
        assertThatThrownBy(() -> seal.seal(BINDING, new byte[StateSeal.LARGEST + 1], LIFE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal.seal(BINDING, STATE, StateSeal.LONGEST.plusMillis(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
