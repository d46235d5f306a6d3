package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.snapshot.PublicKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The key whose snapshots the zones believe, pinned at the home's first start in `HOME/office.pub`. An office that shows another one later
/// is not ours: everything stops.
///
/// At that first start the other zones are started with the office and wait for their start lines, which hold the key.
final class OfficeKey {
    private final Path file;
    private final CompletableFuture<String> known = new CompletableFuture<>();

    OfficeKey(Home home) throws IOException {
        this.file = home.path().resolve("office.pub");
        pinned().ifPresent(known::complete);
    }

    /// The key, as soon as it is known.
    ///
    /// @throws StartRefused when there will be none
    String awaited() throws StartRefused, InterruptedException {
        try {
            return known.get();
        } catch (ExecutionException never) {
            throw never.getCause() instanceof StartRefused why ? why : new StartRefused(Cause.NO, "The office's key is not known.");
        }
    }

    /// There will be no key where none is known yet: whoever waits for it waits no longer.
    void never(Throwable why) {
        known.completeExceptionally(why);
    }

    private Optional<String> pinned() throws IOException {
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
            known.complete(text);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new StartRefused(Cause.NO, "The office's key cannot be pinned: " + unusable.getMessage());
        }
    }
}
