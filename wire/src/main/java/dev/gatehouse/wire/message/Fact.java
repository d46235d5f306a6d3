package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;

/// One line of a zone's report.
///
/// @param name what it says, at most 256 bytes
/// @param value how it is, at most 512 KiB
public record Fact(String name, String value) {
    static Fact read(FieldReader in) throws WireViolation {
        return new Fact(in.text(Limits.NAME), in.text(Limits.FACT));
    }

    static void write(FieldWriter out, Fact fact) {
        out.text(fact.name, Limits.NAME);
        out.text(fact.value, Limits.FACT);
    }
}
