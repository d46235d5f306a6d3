package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningLedgerTest {
    @TempDir(factory = QuickDisk.class) Path home;

    @Test
    void aLedgerIsSoundAtAnyMomentWhileItIsWritten() throws Exception {
        var bench = new Bench(home);
        var settings = new LedgerSettings(bench.folder, bench.own, 20_000, 8, Duration.ofMillis(20));
        var done = new AtomicBoolean();
        try (LedgerWriter writer = LedgerWriter.start(settings, InstantSource.system())) {
            Thread calls = Thread.ofPlatform().start(() -> writeUntil(done, writer));
            for (int i = 0; i < 6; i++) {
                Verified verified = bench.verify();
                assertThat(verified).isInstanceOf(Verified.Sound.class);
                assertThat(((Verified.Sound) verified).running()).isTrue();
            }
            done.set(true);
            calls.join();
            assertThat(writer.failure()).isEmpty();
        }
        var sound = (Verified.Sound) bench.verify();
        assertThat(sound.openCalls()).isZero();
        assertThat(sound.segments()).isGreaterThan(1);
    }

    private static void writeUntil(AtomicBoolean done, LedgerWriter writer) {
        for (int i = 0; !done.get(); i++) {
            List<Receipt> receipts = writer.append(List.of(Bench.open("c" + i)));
            assertThat(receipts.getFirst()).isInstanceOf(Receipt.Written.class);
            writer.append(List.of(Bench.close("c" + i)));
            java.util.concurrent.locks.LockSupport.parkNanos(500_000);
        }
    }

    @Test
    void theHeartSealsAndSyncsByItself() throws Exception {
        var bench = new Bench(home);
        var settings = new LedgerSettings(bench.folder, bench.own, 1 << 20, 8, Duration.ofMillis(30));
        try (LedgerWriter writer = LedgerWriter.start(settings, InstantSource.system())) {
            writer.append(Bench.event("start"));
            long patienceEnds = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (((Verified.Sound) bench.verify()).unsealed() > 0 && System.nanoTime() < patienceEnds) Thread.onSpinWait();
            assertThat(((Verified.Sound) bench.verify()).unsealed()).isZero();
            assertThat(HeadFile.read(settings.head()).syncedOffset()).isPositive();
        }
    }

    @Test
    void aReaderFindsCallsAndFollowsNewOnes() throws Exception {
        var bench = new Bench(home);
        bench.segmentBytes = 1200;
        var reader = new LedgerReader(bench.folder);
        try (LedgerWriter writer = bench.start()) {
            writer.append(Bench.open("first"));
            try (LedgerReader.Follow follow = reader.follow()) {
                for (int i = 0; i < 5; i++) writer.append(List.of(Bench.open("c" + i), Bench.close("c" + i)));
                writer.append(List.of(Bench.close("first"), Bench.refused("no"), Bench.count()));
                var accounts = new Accounts();
                assertThat(follow.poll().stream().flatMap(line -> accounts.take(line).stream()).map(Account::call))
                    .containsExactly("c0", "c1", "c2", "c3", "c4", "no");
                assertThat(follow.poll()).isEmpty();
                writer.append(Bench.event("later"));
                assertThat(follow.poll()).extracting(Recorded::line).contains(Bench.event("later"));
            }
            writer.append(Bench.open("last"));
            assertThat(Segments.numbers(bench.folder)).hasSizeGreaterThan(2);
            assertThat(reader.find("first").orElseThrow().end().orElseThrow().outcome()).isEqualTo(Outcome.DONE);
            assertThat(reader.find("no").orElseThrow().end().orElseThrow().by()).isEqualTo("permission");
            assertThat(reader.find("last").orElseThrow().end()).isEmpty();
            assertThat(reader.find("never")).isEmpty();
            assertThat(reader.last(3, account -> true)).extracting(Account::call).containsExactly("c4", "no", "last");
            assertThat(reader.last(100, account -> true)).extracting(Account::call).startsWith("first").hasSize(8)
                .doesNotHaveDuplicates();
            assertThat(reader.last(100, account -> account.end().isEmpty())).extracting(Account::call).containsExactly("last");
            assertThat(reader.lastLines(5, line -> line.line() instanceof Entry.Count)).hasSize(1);
        }
    }

    @Test
    void theSealingKeyIsItsOwnersAlone() throws Exception {
        var bench = new Bench(home);
        try (LedgerWriter writer = bench.start()) {
            assertThat(Files.getPosixFilePermissions(bench.settings().key())).hasToString("[OWNER_READ, OWNER_WRITE]");
            assertThat(SealingKey.readPublic(bench.folder.resolve(Segments.PUBLIC_KEY))).isEqualTo(writer.publicKey());
            assertThat(SealingKey.read(bench.settings().key()).toString()).doesNotContain("PRIVATE");
        }
    }
}
