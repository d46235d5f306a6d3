package dev.gatehouse.protocol;

import java.util.Arrays;
import java.util.Optional;

/// The revisions of MCP that this house speaks.
public enum Revision {
    /// Streamable HTTP, and messages in batches.
    R2025_03_26("2025-03-26", Era.LEGACY),
    /// Structured output, the version header.
    R2025_06_18("2025-06-18", Era.LEGACY),
    /// The newest with a handshake.
    R2025_11_25("2025-11-25", Era.LEGACY),
    /// The stateless one.
    R2026_07_28("2026-07-28", Era.MODERN);

    /// The newest revision with a handshake: what `initialize` is answered with when the client asks for one we do not speak.
    public static final Revision NEWEST_LEGACY = R2025_11_25;
    /// The newest stateless revision.
    public static final Revision NEWEST_MODERN = R2026_07_28;

    private final String text;
    private final Era era;

    Revision(String text, Era era) {
        this.text = text;
        this.era = era;
    }

    /// The revision with exactly this date.
    public static Optional<Revision> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /// Its date, as written in messages and headers.
    public String text() {
        return text;
    }

    /// Which protocol it belongs to.
    public Era era() {
        return era;
    }

    /// Whether several messages may come at once, as a [Batch].
    public boolean hasBatches() {
        return this == R2025_03_26;
    }
}
