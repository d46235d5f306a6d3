package dev.gatehouse.destinations;

import java.net.InetAddress;
import java.util.List;

/// What an allowance says about all answers of one look-up.
public sealed interface Judgement {

    /// The proof that every one of these addresses may be dialled for this allowance; only [Allowance#judge] makes one.
    final class Reachable implements Judgement {
        private final List<InetAddress> addresses;

        Reachable(List<InetAddress> addresses) {
            this.addresses = List.copyOf(addresses);
        }

        /// The judged addresses, in the order of the answers; never empty.
        public List<InetAddress> addresses() {
            return addresses;
        }
    }

    /// At least one answer may not be dialled, so none is: a mixed answer is how a guard is walked around.
    record OffLimits(String block) implements Judgement {
    }

    /// The look-up gave no address.
    record Unanswered() implements Judgement {
    }
}
