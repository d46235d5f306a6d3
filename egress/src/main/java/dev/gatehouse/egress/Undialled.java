package dev.gatehouse.egress;

/// Carries a failure out of the steps of one request; never leaves this room.
final class Undialled extends Exception {
    private final transient DialFailure failure;

    Undialled(DialFailure failure) {
        super(failure.code(), null, false, false);
        this.failure = failure;
    }

    DialFailure failure() {
        return failure;
    }
}
