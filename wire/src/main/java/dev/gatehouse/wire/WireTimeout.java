package dev.gatehouse.wire;

/// The deadline of the exchange passed. After a whole request was sent its effect is unknown.
public final class WireTimeout extends WireException {
    private static final long serialVersionUID = 1L;

    /// What was waited for.
    public WireTimeout(String message) {
        super(message, null);
    }
}
