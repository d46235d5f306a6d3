package dev.gatehouse.wire;

/// No connection was to be had in time: nothing was sent, so nothing happened.
public final class WireBusy extends WireException {
    private static final long serialVersionUID = 1L;

    /// Which connection was wanted.
    public WireBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
