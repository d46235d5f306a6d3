package dev.gatehouse.gateway.whole;

import java.util.List;

/// A handle in its owner's hands.
///
/// @param id the handle, as the owner's client has it
/// @param absent one of the same shape that is not there
/// @param uses all requests in which a caller at a place could use it
/// @param others requests of the owner, on the same route but in another session, that use it for something else than it was given for
/// @param own proves that it is good for its owner, whatever was tried with it, and lets it go
record Held(String id, String absent, Uses uses, Uses others, Own own) {
    /// The requests of this caller that use this handle.
    interface Uses {
        List<Ask> by(Place user, String id) throws Exception;
    }

    /// The owner's own use.
    interface Own {
        void works() throws Exception;
    }
}
