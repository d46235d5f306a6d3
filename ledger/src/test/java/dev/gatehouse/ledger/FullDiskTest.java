package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir(factory = QuickDisk.class) Path home;
    Bench bench;
    TightDisk disk = new TightDisk();

    @BeforeEach
    void layOut() throws IOException {
        bench = new Bench(home);
        bench.disk = disk;
    }

    /// Whatever still fits, from nothing to several lines: an open is whole or not there, and closings fit.
    @Test
    void aFullDiskTakesNoOpenAndEveryClosing() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            for (int round = 0; round < 40; round++) {
                disk.room = Long.MAX_VALUE;
                writer.heartbeat().beat(false);
                String call = "c" + round;
                writer.append(Bench.open(call));
                disk.room = round * 5L;
                assertThatThrownBy(() -> writer.append(Bench.open("late"))).isInstanceOf(LedgerException.Full.class);
                assertThatThrownBy(() -> writer.append(Bench.event("late"))).isInstanceOf(LedgerException.Full.class);
                writer.append(Bench.close(call));
                assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
            }
        }
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
    }

    @Test
    void asManyClosingsFitAsCallsAreOpenAndSealsBesides() throws Exception {
        bench.openLimit = 64;
        try (LedgerWriter writer = bench.start()) {
            for (int i = 0; i < 64; i++) writer.append(Bench.open("c" + i));
            disk.room = 0;
            String longest = "\"".repeat(2000);
            for (int i = 0; i < 64; i++) {
                writer.append(new Entry.Close("c" + i, Outcome.CANCELLED, Effect.UNKNOWN, longest, longest, longest, Long.MAX_VALUE, Long.MAX_VALUE,
                    Long.MAX_VALUE, Long.MAX_VALUE));
                writer.heartbeat().beat(true);
            }
            assertThat(writer.failure()).isEmpty();
        }
        var sound = (Verified.Sound) bench.verify();
        assertThat(sound.openCalls()).isZero();
        assertThat(sound.closed()).isTrue();
    }

    @Test
    void callsAreTakenAgainWhenThereIsRoom() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("c1"));
            disk.room = 0;
            writer.append(Bench.close("c1"));
            assertThatThrownBy(() -> writer.append(Bench.open("c2"))).isInstanceOf(LedgerException.Full.class);
            disk.room = Long.MAX_VALUE;
            assertThatThrownBy(() -> writer.append(Bench.open("c2"))).as("the reserve comes first").isInstanceOf(LedgerException.Full.class);
            writer.heartbeat().beat(false);
            writer.append(Bench.open("c2"));
        }
    }

    @Test
    void aBatchIsSortedOnAFullDisk() throws Exception {
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("c1"));
            disk.room = 100;
            List<Receipt> receipts = writer.append(List.of(Bench.open("c2"), Bench.close("c1"), Bench.close("c2")));
            assertThat(receipts.get(0)).isInstanceOfSatisfying(Receipt.Declined.class, no -> assertThat(no.why()).isInstanceOf(LedgerException.Full.class));
            assertThat(receipts.get(1)).isInstanceOf(Receipt.Written.class);
            assertThat(receipts.get(2)).isInstanceOfSatisfying(Receipt.Declined.class, no -> assertThat(no.why()).isInstanceOf(LedgerException.OutOfOrder.class));
        }
    }

    @Test
    void aSegmentGrowsLongerWhereNoNewOneFits() throws Exception {
        bench.segmentBytes = 1024;
        try (LedgerWriter writer = bench.start()) {
            for (int i = 0; i < 3; i++) writer.append(Bench.open("c" + i));
            disk.room = 0;
            writer.append(Bench.close("c0"));
            assertThat(bench.segment(2)).doesNotExist();
            disk.room = Long.MAX_VALUE;
            writer.heartbeat().beat(false);
            writer.append(Bench.close("c1"));
            assertThat(bench.segment(2)).exists();
        }
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
    }

    @Test
    void aStartOnAFullDiskIsRefusedOrRecovers() throws Exception {
        disk.room = 10;
        assertThatThrownBy(() -> bench.start()).isInstanceOf(LedgerException.Full.class);
        disk.room = Long.MAX_VALUE;
        LedgerWriter crashing = bench.start();
        crashing.append(Bench.open("c1"));
        crashing.vanish();
        disk.room = 0;
        LedgerWriter writer = bench.start();
        assertThat(writer.recovered().unknown()).containsExactly("c1");
        assertThatThrownBy(() -> writer.append(Bench.open("c2"))).isInstanceOf(LedgerException.Full.class);
        writer.close();
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
    }

    @Test
    void aRealFullDisk() throws Exception {
        Path mount = Files.createDirectory(home.resolve("tiny"));
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", mount.toString()), "no file system can be mounted here");
        try {
            fillAndClose(new Bench(mount));
        } finally {
            run("umount", mount.toString());
        }
    }

    private static void fillAndClose(Bench tiny) throws Exception {
        try (LedgerWriter writer = tiny.start()) {
            for (int i = 0; i < 8; i++) writer.append(Bench.open("c" + i));
            Path ballast = tiny.home.resolve("ballast");
            assertThatThrownBy(() -> Files.write(ballast, new byte[1 << 20])).isInstanceOf(IOException.class);
            Throwable no = null;
            for (int i = 0; i < 20 && no == null; i++) no = declined(writer, Bench.event("filling"));
            assertThat(no).isInstanceOf(LedgerException.Full.class);
            for (int i = 0; i < 8; i++) writer.append(Bench.close("c" + i));
            assertThat(tiny.verify()).isInstanceOf(Verified.Sound.class);
            Files.delete(ballast);
            writer.heartbeat().beat(true);
            writer.append(Bench.open("again"));
        }
        assertThat(tiny.verify()).isInstanceOf(Verified.Sound.class);
    }

    private static Throwable declined(LedgerWriter writer, Entry entry) {
        try {
            writer.append(entry);
            return null;
        } catch (LedgerException e) {
            return e;
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
