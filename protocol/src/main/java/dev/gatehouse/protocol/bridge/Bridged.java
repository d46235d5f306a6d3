package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.Message;
import java.util.Set;

/// What became of a message on the bridge.
///
/// @param <M> the kind of message
public sealed interface Bridged<M extends Message> {

    /// It goes on.
    ///
    /// @param message what the other side gets
    /// @param rewrites what was changed, the envelope aside
    record Sent<M extends Message>(M message, Set<Rewrite> rewrites) implements Bridged<M> {
        /// Copies the set.
        public Sent {
            rewrites = Set.copyOf(rewrites);
        }
    }

    /// It does not go on and the call ends.
    record Refused<M extends Message>(Why why) implements Bridged<M> {}

    /// It does not go on and the call goes on without it: a notification that the other side did not ask for.
    record Dropped<M extends Message>() implements Bridged<M> {}

    /// Why a message is refused. A closed list.
    enum Why {
        /// The method does not pass through us, or not in the era of the one who asks: -32601.
        METHOD_NOT_BRIDGED,
        /// The server wants something from the client, which we do not relay.
        INPUT_REQUIRED,
        /// The result is of a type that nobody declared.
        UNKNOWN_RESULT_TYPE,
        /// What is said of a task is not what the extension promises, or no task was asked for.
        TASK,
        /// The error is about our own request to the server, not about the client's.
        OUR_REQUEST
    }
}
