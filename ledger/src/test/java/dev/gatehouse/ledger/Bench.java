package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// A ledger in a temporary folder, with a clock that is turned by hand and a heart that is beaten by hand.
final class Bench {
    static final String BOOT = "boot-1";

    final Path home;
    final Path folder;
    final Path own;
    Instant now = Instant.parse("2026-11-24T20:27:38.123Z");
    Disk disk = Disk.real();
    String boot = BOOT;
    long segmentBytes = 1 << 20;
    int openLimit = 8;

    Bench(Path home) throws IOException {
        this.home = home;
        folder = Files.createDirectories(home.resolve("ledger"));
        own = Files.createDirectories(home.resolve("recorder"));
    }

    LedgerSettings settings() {
        return new LedgerSettings(folder, own, segmentBytes, openLimit, java.time.Duration.ofSeconds(1));
    }

    LedgerWriter start() throws IOException, LedgerException {
        InstantSource clock = () -> now;
        return LedgerWriter.start(settings(), clock, disk, boot);
    }

    java.security.PublicKey key() throws IOException {
        return SealingKey.read(settings().key()).publicKey();
    }

    Evidence evidence() throws IOException {
        return Evidence.at(folder, key(), own);
    }

    Evidence copyOnly() throws IOException {
        return new Evidence(folder, key(), Optional.empty(), Optional.empty());
    }

    Verified verify() throws IOException {
        return LedgerVerifier.verify(evidence());
    }

    Path segment(int number) {
        return Segments.file(folder, number);
    }

    static Entry.Open open(String call) {
        return new Entry.Open(call, "gate", "acme", "alice", "everything", "everything", "tools/call", "echo", "2025-11-25", 3);
    }

    static Entry.Close close(String call) {
        return new Entry.Close(call, Outcome.DONE, Effect.DONE, "", "", "", 12, 1, 340, 512);
    }

    static Entry.Refused refused(String call) {
        return new Entry.Refused(call, "gate", "acme", "alice", "everything", "everything", "tools/call", "rm", "2025-11-25", 3,
            "tool-not-granted", "permission", "no grant names rm", 1);
    }

    static Entry.Count count() {
        return new Entry.Count("gate", "203.0.113.9", "token-missing", Instant.parse("2026-11-24T20:27:00Z"), 17);
    }

    static Entry.Event event(String what) {
        return new Entry.Event("keeper", what, "everything", "pid 42", 3);
    }
}
