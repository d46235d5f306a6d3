package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import java.util.Objects;

/// A no on the way out of a method: carries the refusal and nothing else, no stack trace among them.
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.code().word(), null, false, false);
        this.refusal = Objects.requireNonNull(refusal);
    }

    static Refused because(Code code, String detail) {
        return new Refused(Refusal.of(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}
