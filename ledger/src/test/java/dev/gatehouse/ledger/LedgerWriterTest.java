package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerWriterTest {
    @TempDir(factory = QuickDisk.class) Path home;
    Bench bench;

    @BeforeEach
    void layOut() throws IOException {
        bench = new Bench(home);
    }

    @Test
    void aLedgerThatEndedInOrderIsSound() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.event("start"));
            writer.append(Bench.open("c1"));
            writer.append(new Entry.Checkpoint("c1", 4, 1000));
            writer.append(List.of(Bench.close("c1"), Bench.refused("c2"), Bench.count()));
        }
        var sound = (Verified.Sound) bench.verify();
        assertThat(sound.closed()).isTrue();
        assertThat(sound.calls()).isEqualTo(1);
        assertThat(sound.openCalls()).isZero();
        assertThat(sound.unproven()).isZero();
        assertThat(sound.lines()).isEqualTo(8);
    }

    @Test
    void aLineIsSpelledInOneWay() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("c1"));
            List<String> lines = Files.readAllLines(bench.segment(1));
            assertThat(lines.get(1)).startsWith("""
                {"seq":2,"at":"2026-11-24T20:27:38.123Z","kind":"open","call":"c1","zone":"gate","tenant":"acme","caller":"alice",\
                "route":"everything","server":"everything","method":"tools/call","target":"echo","revision":"2025-11-25","settings":3,"hash":\"""");
        }
    }

    @Test
    void whatWasAppendedIsInTheFileAtOnce() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("c1"));
            assertThat(Files.readString(bench.segment(1))).contains("\"call\":\"c1\"").endsWith("\"}\n");
        }
    }

    @Test
    void aCallClosesOnceAndOnlyAfterItWasOpened() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            assertThatThrownBy(() -> writer.append(Bench.close("c1"))).isInstanceOf(LedgerException.OutOfOrder.class);
            writer.append(Bench.open("c1"));
            assertThatThrownBy(() -> writer.append(Bench.open("c1"))).isInstanceOf(LedgerException.OutOfOrder.class);
            assertThatThrownBy(() -> writer.append(Bench.refused("c1"))).isInstanceOf(LedgerException.OutOfOrder.class);
            writer.append(Bench.close("c1"));
            assertThatThrownBy(() -> writer.append(Bench.close("c1"))).isInstanceOf(LedgerException.OutOfOrder.class);
            assertThatThrownBy(() -> writer.append(new Entry.Checkpoint("c1", 1, 1))).isInstanceOf(LedgerException.OutOfOrder.class);
        }
    }

    @Test
    void oneDeclinedEntryDoesNotKeepTheOthersOut() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            List<Receipt> receipts = writer.append(List.of(Bench.open("c1"), Bench.close("nobody"), Bench.close("c1"), Bench.close("c1")));
            assertThat(receipts).extracting(receipt -> receipt instanceof Receipt.Written).containsExactly(true, false, true, false);
        }
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
    }

    @Test
    void asManyCallsAreOpenAsTheSettingsAllow() throws Exception {
        bench.openLimit = 2;
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("c1"));
            writer.append(Bench.open("c2"));
            assertThatThrownBy(() -> writer.append(Bench.open("c3"))).isInstanceOf(LedgerException.Crowded.class);
            writer.append(Bench.close("c1"));
            writer.append(Bench.open("c3"));
            assertThat(writer.openCalls()).isEqualTo(2);
        }
    }

    @Test
    void callsOfAZoneThatEndedBecomeUnknown() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("c1"));
            assertThat(writer.abandon("broker", "its process ended")).isEmpty();
            assertThat(writer.abandon("gate", "its process ended")).containsExactly("c1");
            assertThat(writer.openCalls()).isZero();
        }
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
    }

    @Test
    void segmentsFollowOneAnotherAndCarryWhatIsOpen() throws Exception {
        bench.segmentBytes = 2048;
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("long"));
            for (int i = 0; i < 40; i++) writer.append(List.of(Bench.open("c" + i), Bench.close("c" + i)));
            writer.append(Bench.close("long"));
        }
        var sound = (Verified.Sound) bench.verify();
        assertThat(sound.segments()).isGreaterThan(5);
        assertThat(Files.readString(bench.segment(3))).contains("\"kind\":\"carried\",\"call\":\"long\"");
    }

    @Test
    void aSecondWriterIsLockedOut() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            assertThat(writer.failure()).isEmpty();
            assertThatThrownBy(() -> bench.start()).isInstanceOf(LedgerException.Locked.class);
        }
    }

    @Test
    void aSealIsWrittenOnlyWhenSomethingChanged() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.event("start"));
            writer.heartbeat().beat(true);
            writer.heartbeat().beat(true);
            var sound = (Verified.Sound) bench.verify();
            assertThat(sound.seals()).isEqualTo(1);
            assertThat(sound.unsealed()).isZero();
            assertThat(sound.running()).isTrue();
        }
    }

    @Test
    void aLedgerChangedUnderTheWriterStopsIt() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.event("start"));
            writer.heartbeat().beat(true);
            Files.write(bench.segment(1), new byte[] {'\n'}, java.nio.file.StandardOpenOption.APPEND);
            writer.heartbeat().beat(true);
            assertThatThrownBy(() -> writer.append(Bench.open("c1"))).isInstanceOf(LedgerException.Failed.class);
        }
    }

    @Test
    void anInterruptedThreadStillWritesItsEntry() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            Thread.currentThread().interrupt();
            writer.append(Bench.open("c1"));
            assertThat(Thread.interrupted()).isTrue();
            writer.append(Bench.close("c1"));
        }
        assertThat(((Verified.Sound) bench.verify()).openCalls()).isZero();
    }
}
