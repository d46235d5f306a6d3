package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.snapshot.PublicKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The key whose snapshots the zones believe, pinned at the home's first start in `HOME/office.pub`. An office that shows another one later
/// is not ours: everything stops.
final class OfficeKey {
    private final Path file;

    OfficeKey(Home home) {
        this.file = home.path().resolve("office.pub");
    }

    Optional<String> pinned() throws IOException {
        return PrivateFile.read(file, 256).map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
    }

    /// Pins the key at the first start, compares it at every other.
    void shown(Optional<String> key) throws StartRefused {
        try {
            String text = key.orElseThrow(() -> new StartRefused(Cause.NO, "The office showed no key."));
            PublicKeys.fromText(text);
            Optional<String> pinned = pinned();
            if (pinned.isEmpty()) {
                PrivateFile.create(file, (text + "\n").getBytes(StandardCharsets.US_ASCII));
            } else if (!pinned.get().equals(text)) {
                throw new StartRefused(Cause.NO, "The office shows another key than the one pinned in " + file
                    + ". If its folder was restored or replaced on purpose, remove that file; if not, somebody changed it.");
            }
        } catch (IOException | IllegalArgumentException unusable) {
            throw new StartRefused(Cause.NO, "The office's key cannot be pinned: " + unusable.getMessage());
        }
    }
}
