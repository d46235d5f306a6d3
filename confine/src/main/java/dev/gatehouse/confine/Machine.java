package dev.gatehouse.confine;

import java.util.Locale;

/// The processor whose system call numbers and seccomp identity are used.
///
/// Only Linux on x86_64 and aarch64 has walls; everything else is [#NONE], where no system call is ever made.
enum Machine {
    X86_64(0xC000003E),
    AARCH64(0xC00000B7),
    NONE(0);

    private static final Machine HERE = detect();

    /// The `AUDIT_ARCH_*` value that the kernel hands to a seccomp filter.
    final int audit;

    Machine(int audit) {
        this.audit = audit;
    }

    static Machine here() {
        return HERE;
    }

    private static Machine detect() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return NONE;
        }
        return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> AARCH64;
            default -> NONE;
        };
    }
}
