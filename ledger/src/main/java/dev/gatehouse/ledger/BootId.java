package dev.gatehouse.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells one boot of the machine from the next, so that a file that became shorter is not excused by a power loss that never was.
final class BootId {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /// Empty where the machine does not say: then each start counts as another boot.
    static String read() {
        try {
            return Files.isReadable(LINUX) ? Text.plain(Files.readString(LINUX).strip(), Text.WORD) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
