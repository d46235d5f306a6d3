package dev.gatehouse.ledger;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;

/// What a verifier is given.
///
/// @param folder the segments
/// @param key the recorder's public key from a place that whoever can write `folder` cannot: a pinned copy
/// @param recorderFolder the recorder's own folder with the head; without it a cut back to an earlier state cannot be found
/// @param witness a line noted earlier
public record Evidence(Path folder, PublicKey key, Optional<Path> recorderFolder, Optional<Witness> witness) {

    /// The usual evidence: on the machine that the recorder runs on.
    public static Evidence at(Path folder, PublicKey key, Path recorderFolder) {
        return new Evidence(folder, key, Optional.of(recorderFolder), Optional.empty());
    }

    /// The folder alone, as found in a copy.
    public static Evidence ofCopy(Path folder, PublicKey key) {
        return new Evidence(folder, key, Optional.empty(), Optional.empty());
    }

    public Evidence with(Witness noted) {
        return new Evidence(folder, key, recorderFolder, Optional.of(noted));
    }
}
