package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.ledger.SealingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;

/// The recorder's public key as the home's owner saw it first: `HOME/recorder.pub`, which no zone can write. The ledger is verified with
/// it, so that whoever replaces the ledger and the key beside it is found.
public final class LedgerPin {
    private LedgerPin() {}

    /// The pinned key; pins the one beside the ledger where none is pinned yet. Empty while there is no ledger.
    public static Optional<PublicKey> of(Home home) throws IOException {
        Path pin = home.path().resolve("recorder.pub");
        Path beside = home.ledger().resolve("public-key.pem");
        if (!Files.exists(pin)) {
            if (!Files.exists(beside)) {
                return Optional.empty();
            }
            PrivateFile.create(pin, SealingKey.asPem(SealingKey.readPublic(beside)).getBytes(StandardCharsets.US_ASCII));
        }
        return Optional.of(SealingKey.readPublic(pin));
    }
}
