package dev.gatehouse.wire;

import java.io.IOException;

/// An exchange over wire did not come to its end. Whatever the case, its connection is closed and never used again.
public abstract sealed class WireException extends IOException permits WireViolation, WireGone, WireTimeout, WireBusy {
    private static final long serialVersionUID = 1L;

    WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
