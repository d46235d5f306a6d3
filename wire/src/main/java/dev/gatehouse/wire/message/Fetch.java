package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// Asks the broker for an issuer's metadata, keys, or word on one token.
///
/// @param issuer the issuer's name in the settings
/// @param what what is wanted
/// @param token the token asked about; empty unless `INTROSPECT`
public record Fetch(String issuer, What what, Token token) implements Message {
    /// Refuses what has no meaning.
    public Fetch {
        Range.require(what == What.INTROSPECT ^ token.isEmpty(), "a token goes with INTROSPECT and with nothing else");
    }

    @Override
    public Kind kind() {
        return Kind.FETCH;
    }

    static Fetch read(FieldReader in) throws WireViolation {
        return new Fetch(in.text(Limits.NAME), in.coded(What.values()), Token.of(in.bytes(Limits.TOKEN)));
    }

    void write(FieldWriter out) {
        out.text(issuer, Limits.NAME);
        out.u8(what.code());
        token.lend(bytes -> out.bytes(bytes, Limits.TOKEN));
    }

    @Override
    public String toString() {
        return "Fetch[" + what + "]";
    }
}
