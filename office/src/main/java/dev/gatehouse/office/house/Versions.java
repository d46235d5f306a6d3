package dev.gatehouse.office.house;

import dev.gatehouse.control.files.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The version of the next snapshot: grows across restarts, since zones never go back.
final class Versions {
    private static final int LARGEST = 32;

    private final Path file;
    private long last;

    private Versions(Path file, long last) {
        this.file = file;
        this.last = last;
    }

    static Versions in(Path folder) throws IOException {
        Path file = folder.resolve("snapshot.version");
        var kept = PrivateFile.read(file, LARGEST).map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
        if (kept.filter(text -> !text.matches("[0-9]{1,18}")).isPresent()) {
            throw new IOException(file + " is not what was written. Put back a copy.");
        }
        return new Versions(file, kept.map(Long::parseLong).orElse(0L));
    }

    /// A version that was never used; on the disk before it is returned.
    long next() throws IOException {
        PrivateFile.replace(file, ((last + 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        return ++last;
    }
}
