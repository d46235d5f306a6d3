package dev.gatehouse.egress;

import java.io.IOException;

/// Ends the reading of a body; the failure says why. The bytes read before are as they came, but are not the whole.
public final class BodyBroken extends IOException {
    private final transient DialFailure failure;

    BodyBroken(DialFailure failure) {
        super(failure.code());
        this.failure = failure;
    }

    /// Why the body broke off.
    public DialFailure failure() {
        return failure;
    }
}
