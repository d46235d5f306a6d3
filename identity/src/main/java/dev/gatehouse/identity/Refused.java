package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;

/// A no on its way out of the reading of a token; [Authenticator] turns it into a value. Carries no stack and no token.
final class Refused extends Exception {
    private final transient Refusal refusal;

    Refused(Code code, String detail) {
        super(code.word(), null, false, false);
        refusal = Refusal.of(code, detail);
    }

    Refusal refusal() {
        return refusal;
    }
}
