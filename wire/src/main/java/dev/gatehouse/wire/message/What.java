package dev.gatehouse.wire.message;

/// What is fetched of an issuer.
public enum What implements Coded {
    /// Its metadata (RFC 8414 or OpenID discovery).
    METADATA(1),
    /// Its key set (RFC 7517).
    KEYS(2),
    /// Its word on one opaque token (RFC 7662).
    INTROSPECT(3);

    private final int code;

    What(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
