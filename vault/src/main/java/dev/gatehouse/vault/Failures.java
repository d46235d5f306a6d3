package dev.gatehouse.vault;

import dev.gatehouse.egress.DialFailure;
import dev.gatehouse.egress.Sent;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;

/// What the dialler's failures are called on the wire.
final class Failures {
    private Failures() {}

    /// The failure for the gate; its detail is the dialler's code, which quotes nothing that came from the other side.
    static Failed of(DialFailure failure) {
        return new Failed(code(failure), effect(failure.sent()), failure.code());
    }

    /// Something that was found before anything was sent.
    static Failed unsent(FailCode code, String detail) {
        return new Failed(code, Effect.NONE, detail);
    }

    private static Effect effect(Sent sent) {
        return switch (sent) {
            case NO -> Effect.NONE;
            case MAYBE -> Effect.UNKNOWN;
        };
    }

    private static FailCode code(DialFailure failure) {
        return switch (failure) {
            case DialFailure.NotAllowed _, DialFailure.RefusedAddress _ -> FailCode.REFUSED_DESTINATION;
            case DialFailure.TooBusy _ -> FailCode.BUSY;
            case DialFailure.NoSuchName _, DialFailure.ConnectRefused _, DialFailure.ConnectTimeout _ -> FailCode.UNREACHABLE;
            case DialFailure.TlsFailed _ -> FailCode.UNTRUSTED;
            case DialFailure.TimedOut _ -> FailCode.TIMEOUT;
            case DialFailure.Broken broken -> broken.fault() == DialFailure.Fault.CLOSED ? FailCode.GONE : FailCode.PROTOCOL;
            case DialFailure.TooLarge _ -> FailCode.TOO_LARGE;
            case DialFailure.RedirectRefused _ -> FailCode.REDIRECTS;
            case DialFailure.Cancelled _ -> FailCode.GONE;
        };
    }
}
