package dev.gatehouse.egress;

/// Why a request has no answer, or why an answer broke off: a closed list.
///
/// None carries a URL, a header or any text that came from the other side.
public sealed interface DialFailure extends Outcome {

    /// Whether the other side may have seen the request.
    Sent sent();

    /// The failure as a code for machines.
    String code();

    /// No operator wrote this scheme, host and port.
    record NotAllowed() implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.NO;
        }

        @Override
        public String code() {
            return "destination-not-allowed";
        }
    }

    /// As many requests as allowed are already under way to this destination.
    record TooBusy() implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.NO;
        }

        @Override
        public String code() {
            return "destination-busy";
        }
    }

    /// The name has no address, or none was found in time.
    record NoSuchName() implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.NO;
        }

        @Override
        public String code() {
            return "no-such-name";
        }
    }

    /// The name leads to an address that the allowance does not cover; `block` is its block in the table of special addresses.
    record RefusedAddress(String block) implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.NO;
        }

        @Override
        public String code() {
            return "address-refused";
        }
    }

    /// Nobody listens there, or there is no way there.
    record ConnectRefused() implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.NO;
        }

        @Override
        public String code() {
            return "connect-refused";
        }
    }

    /// No address answered in time.
    record ConnectTimeout() implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.NO;
        }

        @Override
        public String code() {
            return "connect-timeout";
        }
    }

    /// The other side could not prove its name, or TLS failed or took too long.
    record TlsFailed(TlsFlaw flaw) implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.NO;
        }

        @Override
        public String code() {
            return "tls-" + flaw.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// The head, the next byte or the whole answer took longer than its deadline.
    record TimedOut(Sent sent) implements DialFailure {
        @Override
        public String code() {
            return "timed-out";
        }
    }

    /// The connection ended too early, or what came is not HTTP as we take it.
    record Broken(Sent sent, Fault fault) implements DialFailure {
        @Override
        public String code() {
            return "broken-" + fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// The head or the body is larger than its limit.
    record TooLarge(Part part) implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.MAYBE;
        }

        @Override
        public String code() {
            return part == Part.HEAD ? "answer-head-too-large" : "answer-too-large";
        }
    }

    /// The answer is a redirect (3xx). It is never followed, and where it points is not told.
    record RedirectRefused(int status) implements DialFailure {
        @Override
        public Sent sent() {
            return Sent.MAYBE;
        }

        @Override
        public String code() {
            return "redirect-refused";
        }
    }

    /// The caller cancelled.
    record Cancelled(Sent sent) implements DialFailure {
        @Override
        public String code() {
            return "cancelled";
        }
    }

    /// What was wrong with TLS.
    enum TlsFlaw { WRONG_NAME, UNTRUSTED, HANDSHAKE, TIMEOUT }

    /// What was wrong with the connection or the message.
    enum Fault {
        /// The connection ended before the message did.
        CLOSED,
        /// The message breaks HTTP/1.1, is ambiguous about its length, or repeats a header that may stand once.
        MALFORMED,
        /// The body is compressed although that was not offered.
        ENCODED_BODY,
        /// The other side switched protocols, or sent interim answers without end.
        UPGRADE
    }

    /// Which part was too large.
    enum Part { HEAD, BODY }
}
