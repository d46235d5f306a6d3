package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// The zone stays on what it had.
///
/// @param reason a sentence for the operator
public record Rejected(String reason) implements Message {
    @Override
    public Kind kind() {
        return Kind.REJECTED;
    }

    static Rejected read(FieldReader in) throws WireViolation {
        return new Rejected(in.text(Limits.DETAIL));
    }

    void write(FieldWriter out) {
        out.text(reason, Limits.DETAIL);
    }
}
