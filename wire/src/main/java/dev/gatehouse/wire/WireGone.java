package dev.gatehouse.wire;

/// The other side closed the connection, or its process ended. After a whole request was sent its effect is unknown.
public final class WireGone extends WireException {
    private static final long serialVersionUID = 1L;

    /// What was going on when the connection ended.
    public WireGone(String message, Throwable cause) {
        super(message, cause);
    }
}
