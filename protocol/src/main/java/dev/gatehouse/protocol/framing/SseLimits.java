package dev.gatehouse.protocol.framing;

/// What one event may cost.
///
/// @param maxLineBytes bytes of one line without its end, comments included
/// @param maxEventBytes bytes of the data of one event
/// @param maxFields fields of one event
public record SseLimits(int maxLineBytes, int maxEventBytes, int maxFields) {

    /// Refuses limits below one.
    public SseLimits {
        if (maxLineBytes < 1 || maxEventBytes < 1 || maxFields < 1) throw new IllegalArgumentException("limits are positive");
    }

    /// Limits for events of messages of at most so many bytes: lines a little longer for the field name, 1,000 fields.
    public static SseLimits ofMessages(int maxBytes) {
        return new SseLimits(Math.addExact(maxBytes, 64), maxBytes, 1_000);
    }
}
