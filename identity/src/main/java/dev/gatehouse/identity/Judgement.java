package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What identity says about a request: who asks, or why nobody knows.
public sealed interface Judgement {
    /// @param expiry when the token ends; a stream that outlives it has to end too
    record Known(Caller caller, Instant expiry) implements Judgement {
        public Known {
            Objects.requireNonNull(caller);
            Objects.requireNonNull(expiry);
        }
    }

    /// @param challenge what goes into `WWW-Authenticate`; empty where a token would change nothing (503, 404, 500)
    record Unknown(Refusal refusal, Optional<Challenge> challenge) implements Judgement {
        public Unknown {
            Objects.requireNonNull(refusal);
            Objects.requireNonNull(challenge);
        }
    }
}
