package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.Refused;

/// What stands behind the front: it is called for each request whose head broke no rule, on a thread of its own ([Hands]).
///
/// The door answers exactly once through the [Arrival], may block, and returns when the answer (or the stream) is over.
/// A door that returns without an answer, or throws anything but [Refused], is answered with `internal` on its behalf.
@FunctionalInterface
public interface Door {
    void serve(Arrival arrival) throws Refused;
}
