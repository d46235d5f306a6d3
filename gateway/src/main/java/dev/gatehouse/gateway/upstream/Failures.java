package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;

/// What another zone's failure means to the caller.
final class Failures {
    private Failures() {}

    static Refusal refusal(Failed failed) {
        return Refusal.after(effect(failed.effect()), code(failed.code()), failed.detail());
    }

    private static Code code(FailCode code) {
        return switch (code) {
            case UNREACHABLE, REFUSED_DESTINATION, UNTRUSTED, UNKNOWN_SERVER -> Code.UPSTREAM_UNREACHABLE;
            case REDIRECTS -> Code.UPSTREAM_REDIRECTS;
            case NO_SESSION -> Code.UPSTREAM_REFUSED;
            case TIMEOUT -> Code.UPSTREAM_TIMED_OUT;
            case TOO_LARGE -> Code.UPSTREAM_TOO_LARGE;
            case PROTOCOL -> Code.UPSTREAM_INVALID;
            case BUSY -> Code.ZONE_UNAVAILABLE;
            case GONE -> Code.UPSTREAM_LOST;
            case BROKEN -> Code.INTERNAL;
        };
    }

    private static Effect effect(dev.gatehouse.wire.message.Effect effect) {
        return switch (effect) {
            case NONE -> Effect.NONE;
            case UNKNOWN -> Effect.UNKNOWN;
        };
    }
}
