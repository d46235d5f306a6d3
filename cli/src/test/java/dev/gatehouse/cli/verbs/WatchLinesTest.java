package dev.gatehouse.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.ledger.Effect;
import dev.gatehouse.ledger.Entry;
import dev.gatehouse.ledger.Outcome;
import dev.gatehouse.ledger.Recorded;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private final Entry.Open open = new Entry.Open("call_00000000001", "gate", "acme", "alice", "notes", "notes", "tools/call", "read_note", "2026-07-28", 4);

    private static Recorded recorded(Entry entry) {
        return new Recorded(1, NOW, entry);
    }

    @Test
    void aCallIsALineWhenItEnds() {
        var lines = new WatchLines(false);
        assertThat(lines.of(recorded(open))).isEmpty();
        assertThat(lines.of(recorded(new Entry.Close(open.call(), Outcome.DONE, Effect.DONE, "", "", "", 7, 1, 1, 1))))
            .hasValueSatisfying(line -> assertThat(line).contains("call_00000000001", "acme/alice", "notes read_note", "done", "7 ms").doesNotContain("\n"));
    }

    @Test
    void everyLineBeginsWithTheSecond() {
        assertThat(new WatchLines(false).of(recorded(new Entry.Count("gate", "192.0.2.7", "token-missing", NOW, 3)))) // a full minute
            .hasValueSatisfying(line -> assertThat(line).matches("\\d\\d:\\d\\d:00  3 refused .*"));
    }

    @Test
    void aRefusalNamesItsCheck() {
        var refused = new Entry.Refused("call_00000000002", "gate", "acme", "alice", "notes", "notes", "tools/call", "write", "2026-07-28", 4,
            "tool-not-granted", "permission", "", 1);
        assertThat(new WatchLines(false).of(recorded(refused))).hasValueSatisfying(line -> assertThat(line).contains("refused   by permission: tool-not-granted"));
        assertThat(new WatchLines(true).of(recorded(refused))).hasValueSatisfying(line -> assertThat(line).startsWith("{")
            .contains("\"by\":\"permission\"", "\"verdict\":\"refused\"").doesNotContain("\n"));
    }

    @Test
    void refusalsBeforeIdentityAreCounted() {
        assertThat(new WatchLines(false).of(recorded(new Entry.Count("gate", "192.0.2.7", "token-missing", NOW, 3))))
            .hasValueSatisfying(line -> assertThat(line).contains("3 refused before identity from 192.0.2.7: token-missing"));
    }
}
