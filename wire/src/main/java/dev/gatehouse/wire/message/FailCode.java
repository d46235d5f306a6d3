package dev.gatehouse.wire.message;

/// Why a call or a fetch has no answer.
public enum FailCode implements Coded {
    /// No connection to the destination.
    UNREACHABLE(1),
    /// The destination may not be reached from here.
    REFUSED_DESTINATION(2),
    /// No server or issuer of that name in the settings that the zone runs on.
    UNKNOWN_SERVER(3),
    /// The deadline passed.
    TIMEOUT(4),
    /// An answer over its limit.
    TOO_LARGE(5),
    /// The other end does not speak its protocol.
    PROTOCOL(6),
    /// TLS found no trusted certificate for that name.
    UNTRUSTED(7),
    /// No room to carry it out now.
    BUSY(8),
    /// The other end went away in the middle, or the hosted server ended.
    GONE(9),
    /// No such session for this tenant and caller.
    NO_SESSION(10),
    /// A fault of the zone itself.
    BROKEN(11),
    /// The other end answered with a redirect, which is never followed.
    REDIRECTS(12);

    private final int code;

    FailCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
