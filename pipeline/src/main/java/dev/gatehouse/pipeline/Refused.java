package dev.gatehouse.pipeline;

import java.util.Objects;

/// Carries a [Refusal] out of a place that has no other way to say no. Has no stack trace: it is an answer, not a surprise.
public final class Refused extends Exception {
    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.code().word(), null, false, false);
        this.refusal = Objects.requireNonNull(refusal);
    }

    /// A no before anything was sent.
    public static Refused because(Code code, String detail) {
        return new Refused(Refusal.of(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}
