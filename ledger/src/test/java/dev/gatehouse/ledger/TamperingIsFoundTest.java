package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TamperingIsFoundTest {
    @TempDir(factory = QuickDisk.class) Path home;
    @TempDir(factory = QuickDisk.class) Path scratch;
    Bench bench;

    @BeforeEach
    void layOut() throws IOException {
        bench = new Bench(home);
        bench.segmentBytes = 1500;
        bench.openLimit = 1;
    }

    private LedgerWriter written() throws Exception {
        LedgerWriter writer = bench.start();
        writer.append(Bench.event("start"));
        for (int i = 0; i < 6; i++) {
            writer.append(Bench.open("c" + i));
            writer.append(Bench.close("c" + i));
        }
        writer.heartbeat().beat(true);
        return writer;
    }

    @ParameterizedTest
    @EnumSource
    void afterAnOrderlyEnd(Tampering tampering) throws Exception {
        written().close();
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
        Evidence evidence = bench.evidence();
        tampering.on(bench.folder, scratch);
        assertThat(LedgerVerifier.verify(evidence)).isInstanceOf(Verified.Broken.class);
    }

    @ParameterizedTest
    @EnumSource
    void behindTheLastSealWhileTheRecorderRuns(Tampering tampering) throws Exception {
        LedgerWriter writer = written();
        writer.append(Bench.open("late"));
        writer.append(Bench.close("late"));
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
        tampering.on(bench.folder, scratch);
        assertThat(bench.verify()).isInstanceOf(Verified.Broken.class);
        writer.vanish();
    }

    @ParameterizedTest
    @EnumSource
    void behindTheLastSealAfterACrash(Tampering tampering) throws Exception {
        LedgerWriter writer = written();
        writer.append(Bench.open("late"));
        writer.append(Bench.close("late"));
        writer.vanish();
        assertThat(bench.verify()).isInstanceOf(Verified.Sound.class);
        tampering.on(bench.folder, scratch);
        assertThat(bench.verify()).isInstanceOf(Verified.Broken.class);
    }

    @Test
    void everyFlippedByteOfEveryFile() throws Exception {
        bench.segmentBytes = 1200;
        LedgerWriter writer = bench.start();
        writer.append(Bench.event("start"));
        writer.append(List.of(Bench.open("a"), Bench.refused("b"), Bench.count()));
        writer.append(Bench.close("a"));
        writer.append(Bench.open("c"));
        writer.append(Bench.close("c"));
        writer.close();
        Evidence withHead = bench.evidence();
        Evidence alone = bench.copyOnly();
        assertThat(LedgerVerifier.verify(withHead)).isInstanceOf(Verified.Sound.class);
        assertThat(Segments.numbers(bench.folder)).hasSizeGreaterThan(1);
        for (String name : Segments.names(bench.folder)) {
            int step = name.equals(Segments.RESERVE) ? 4099 : 1;
            assertThat(unfoundFlips(bench.folder.resolve(name), step, alone)).as(name + " without a head to compare with").isEmpty();
        }
        assertThat(unfoundFlips(bench.settings().head(), 1, withHead)).isEmpty();
    }

    /// In place and a byte at a time: writing a file anew costs the disk's time, some thousand times.
    private static List<Integer> unfoundFlips(Path path, int step, Evidence evidence) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        var unfound = new ArrayList<Integer>();
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            for (int at = 0; at < bytes.length; at += step) {
                put(file, at, bytes[at] ^ 1 << at % 8);
                if (!(LedgerVerifier.verify(evidence) instanceof Verified.Broken)) unfound.add(at);
                put(file, at, bytes[at]);
            }
        }
        return unfound;
    }

    private static void put(RandomAccessFile file, int at, int value) throws IOException {
        file.seek(at);
        file.write(value);
    }

    @Test
    void everyCutOfTheLastSegment() throws Exception {
        written().close();
        Path last = bench.segment(Segments.numbers(bench.folder).getLast().intValue());
        Evidence evidence = bench.evidence();
        var unfound = new ArrayList<Long>();
        try (var file = new RandomAccessFile(last.toFile(), "rw")) {
            for (long size = file.length() - 1; size >= 0; size--) {
                file.setLength(size);
                if (!(LedgerVerifier.verify(evidence) instanceof Verified.Broken)) unfound.add(size);
            }
        }
        assertThat(unfound).isEmpty();
    }

    @Test
    void anOlderStateOfTheWholeFolder() throws Exception {
        written().close();
        for (String name : Segments.names(bench.folder)) Files.copy(bench.folder.resolve(name), scratch.resolve(name));
        var older = (Verified.Sound) bench.verify();
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.refused("later"));
        }
        var newer = (Verified.Sound) bench.verify();
        for (String name : Segments.names(bench.folder)) Files.delete(bench.folder.resolve(name));
        for (String name : Segments.names(scratch)) Files.copy(scratch.resolve(name), bench.folder.resolve(name));
        assertThat(bench.verify()).isInstanceOf(Verified.Broken.class);
        assertThat(LedgerVerifier.verify(bench.copyOnly())).as("not to be found without a head or a witness").isInstanceOf(Verified.Sound.class);
        assertThat(LedgerVerifier.verify(bench.copyOnly().with(newer.end()))).isInstanceOf(Verified.Broken.class);
        assertThat(LedgerVerifier.verify(bench.copyOnly().with(older.end()))).isInstanceOf(Verified.Sound.class);
    }

    @Test
    void aMissingHead() throws Exception {
        written().close();
        Files.delete(bench.settings().head());
        assertThat(bench.verify()).isInstanceOf(Verified.Broken.class);
    }

    @Test
    void aCloseThatTheRecorderItselfWroteTwice() throws Exception {
        written().close();
        Evidence evidence = bench.copyOnly();
        SealingKey real = SealingKey.read(bench.settings().key());
        Forger.rewrite(bench.folder, real, bodies -> bodies.stream().map(body -> body.replace("\"call\":\"c1\"", "\"call\":\"c0\"")
            .replace("\"kind\":\"open\",\"call\":\"c0\"", "\"kind\":\"open\",\"call\":\"c1\"")).toList());
        assertThat(LedgerVerifier.verify(evidence)).isInstanceOfSatisfying(Verified.Broken.class, broken -> assertThat(broken.what()).contains("not open"));
    }

    @Test
    void anEntryThatWasNeverClosedIsCountedAsOpen() throws Exception {
        LedgerWriter writer = bench.start();
        writer.append(Bench.open("c1"));
        writer.vanish();
        assertThat(((Verified.Sound) bench.verify()).openCalls()).isEqualTo(1);
    }
}
