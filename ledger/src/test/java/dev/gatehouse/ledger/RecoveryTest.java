package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    @TempDir(factory = QuickDisk.class) Path home;
    Bench bench;
    int starts;

    @BeforeEach
    void layOut() throws IOException {
        bench = new Bench(home);
        bench.openLimit = 1;
    }

    @Test
    void callsLeftOpenByACrashBecomeUnknown() throws Exception {
        bench.openLimit = 4;
        LedgerWriter crashing = bench.start();
        crashing.append(List.of(Bench.open("a"), Bench.open("b"), Bench.close("a")));
        crashing.vanish();
        try (LedgerWriter writer = bench.start()) {
            assertThat(writer.recovered().unknown()).containsExactly("b");
            assertThat(writer.recovered().cleanly()).isFalse();
            assertThat(writer.openCalls()).isZero();
            assertThatThrownBy(() -> writer.append(Bench.close("b"))).isInstanceOf(LedgerException.OutOfOrder.class);
        }
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
        assertThat(new LedgerReader(bench.folder).find("b").orElseThrow().end().orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Files.readString(bench.segment(1))).contains("\"what\":\"recovered\"");
    }

    @Test
    void anOrderlyEndLeavesNothingToRecover() throws Exception {
        bench.start().close();
        try (LedgerWriter writer = bench.start()) {
            assertThat(writer.recovered()).isEqualTo(new Recovered(false, true, 0, 0, 0, List.of()));
        }
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
    }

    @Test
    void callsOpenAtAnOrderlyEndBecomeUnknown() throws Exception {
        LedgerWriter writer = bench.start();
        writer.append(Bench.open("a"));
        writer.close();
        assertThat(((Verified.Sound) bench.verify()).openCalls()).isZero();
    }

    /// The recorder ended within the write, at any byte of it: the entry was never acknowledged and is dropped.
    @Test
    void aLastWriteTornAtAnyByteIsDropped() throws Exception {
        LedgerWriter crashing = bench.start();
        crashing.append(Bench.event("start"));
        Path head = bench.settings().head();
        byte[] headBefore = Files.readAllBytes(head);
        long before = Files.size(bench.segment(1));
        crashing.append(List.of(Bench.open("a"), Bench.event("b")));
        crashing.vanish();
        byte[] whole = Files.readAllBytes(bench.segment(1));
        for (int size = (int) before + 1; size <= whole.length; size++) {
            put(bench.segment(1), whole, size);
            put(head, headBefore, headBefore.length);
            Recovered recovered = recover();
            assertThat(recovered.droppedBytes()).isEqualTo(size - before);
            assertThat(recovered.unknown()).isEmpty();
        }
    }

    /// Power was lost: what was synced is there, what came later may be missing from any byte on.
    @Test
    void aPowerLossMayTakeWhatWasNotSynced() throws Exception {
        bench.openLimit = 2;
        LedgerWriter crashing = bench.start();
        crashing.append(Bench.open("a"));
        crashing.heartbeat().beat(false);
        long synced = Files.size(bench.segment(1));
        crashing.append(Bench.close("a"));
        crashing.append(Bench.open("b"));
        crashing.vanish();
        byte[] whole = Files.readAllBytes(bench.segment(1));
        byte[] head = Files.readAllBytes(bench.settings().head());
        bench.boot = "boot-2";
        for (int size = (int) synced; size < whole.length; size += 13) {
            put(bench.segment(1), whole, size);
            put(bench.settings().head(), head, head.length);
            Recovered recovered = recover();
            assertThat(recovered.lostBytes()).isPositive();
            assertThat(recovered.unknown()).hasSizeLessThanOrEqualTo(1);
        }
        put(bench.segment(1), whole, (int) synced - 1);
        put(bench.settings().head(), head, head.length);
        assertThatThrownBy(() -> bench.start()).isInstanceOf(LedgerException.Damaged.class);
    }

    @Test
    void withoutAPowerLossNothingAcknowledgedMayBeMissing() throws Exception {
        LedgerWriter crashing = bench.start();
        crashing.append(Bench.open("a"));
        crashing.vanish();
        long size = Files.size(bench.segment(1));
        byte[] whole = Files.readAllBytes(bench.segment(1));
        put(bench.segment(1), whole, (int) size - 1);
        assertThatThrownBy(() -> bench.start()).isInstanceOf(LedgerException.Damaged.class);
        put(bench.segment(1), whole, (int) size);
        assertThat(recover().unknown()).containsExactly("a");
    }

    @Test
    void aLineForgedBehindTheHeadIsDropped() throws Exception {
        LedgerWriter crashing = bench.start();
        crashing.append(Bench.open("a"));
        crashing.vanish();
        String forged = Files.readAllLines(bench.segment(1)).getLast() + "\n";
        Files.writeString(bench.segment(1), forged, StandardOpenOption.APPEND);
        assertThat(bench.verify()).isInstanceOf(Verified.Broken.class);
        assertThat(recover().droppedBytes()).isEqualTo(forged.length());
    }

    @Test
    void aSegmentThatWasBegunAndNeverCountedIsDropped() throws Exception {
        LedgerWriter crashing = bench.start();
        crashing.append(Bench.event("start"));
        crashing.vanish();
        Files.writeString(bench.segment(2), "{\"seq\":3,");
        assertThat(recover().droppedBytes()).isEqualTo(9);
        assertThat(bench.segment(2)).doesNotExist();
    }

    @Test
    void aLedgerGoesOnOverManyCrashesAndSegments() throws Exception {
        bench.segmentBytes = 1500;
        bench.openLimit = 2;
        for (int i = 0; i < 12; i++) {
            LedgerWriter writer = bench.start();
            writer.append(Bench.open("long" + i));
            writer.append(Bench.open("short" + i));
            writer.append(Bench.close("short" + i));
            if (i % 3 == 0) writer.close();
            else writer.vanish();
        }
        bench.start().close();
        var sound = (Verified.Sound) bench.verify();
        assertThat(sound.calls()).isEqualTo(24);
        assertThat(sound.openCalls()).isZero();
        assertThat(sound.segments()).isGreaterThan(4);
    }

    @Test
    void damageFoundAtTheStartIsNeverWrittenOver() throws Exception {
        bench.start().close();
        byte[] whole = Files.readAllBytes(bench.segment(1));
        whole[50] ^= 1;
        Files.write(bench.segment(1), whole);
        assertThatThrownBy(() -> bench.start()).isInstanceOf(LedgerException.Damaged.class);
        assertThat(Files.readAllBytes(bench.segment(1))).isEqualTo(whole);
    }

    @Test
    void aMissingHeadOrKeyOrSegmentStopsTheStart() throws Exception {
        bench.start().close();
        for (Path file : List.of(bench.settings().head(), bench.settings().key(), bench.segment(1), bench.folder.resolve(Segments.PUBLIC_KEY))) {
            Path away = home.resolve("away");
            Files.move(file, away);
            assertThatThrownBy(() -> bench.start()).as(file.toString()).isInstanceOf(LedgerException.Damaged.class);
            Files.move(away, file, StandardCopyOption.REPLACE_EXISTING);
        }
        bench.start().close();
    }

    @Test
    void aNewerHeadIsNotOpened() throws Exception {
        bench.start().close();
        String head = Files.readString(bench.settings().head());
        Files.writeString(bench.settings().head(), head.replace("\"format\":1", "\"format\":2"));
        assertThatThrownBy(() -> bench.start()).isInstanceOf(LedgerException.Damaged.class).hasMessageContaining("format 2");
    }

    private Recovered recover() throws Exception {
        LedgerWriter writer = bench.start();
        if (starts++ % 8 == 0) assertThat(LedgerVerifier.verify(bench.evidence())).isInstanceOf(Verified.Sound.class);
        Recovered recovered = writer.recovered();
        writer.vanish();
        return recovered;
    }

    private static void put(Path file, byte[] bytes, int size) throws IOException {
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(bytes, 0, size);
            out.setLength(size);
        }
    }
}
