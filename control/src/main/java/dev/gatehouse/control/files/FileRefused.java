package dev.gatehouse.control.files;

import java.io.IOException;

/// A file or folder that is not used as it is. The message says why and what mends it.
public final class FileRefused extends IOException {
    public FileRefused(String said) {
        super(said);
    }
}
