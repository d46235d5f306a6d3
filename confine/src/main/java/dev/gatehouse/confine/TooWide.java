package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Path;

/// A hosted program's command line names a path that would open the house's own files to it.
public final class TooWide extends IOException {
    private final transient Path path;

    TooWide(Path path) {
        super("a server may not be given " + path + ": the house's own files lie in it, or it lies in them. Name a narrower folder.");
        this.path = path;
    }

    /// The path.
    public Path path() {
        return path;
    }
}
