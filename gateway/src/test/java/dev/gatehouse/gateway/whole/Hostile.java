package dev.gatehouse.gateway.whole;

import dev.gatehouse.pipeline.Code;
import java.util.Map;

/// One hostile input to the door and what must come of it.
///
/// @param bytes Latin-1; names in braces are filled in by the gate under test
/// @param rule how the refusal's detail begins: which rule said no
/// @param by who says no after identity, as the ledger names it; empty before identity, where refusals are counted and have no line
/// @param id the id that the answer must echo, as JSON
/// @param status the HTTP status, mostly the code's
record Hostile(String name, String bytes, Code code, String rule, String by, String id, int status) {
    /// Refused before anybody is known.
    static Hostile stranger(String name, String bytes, Code code, String rule) {
        return new Hostile(name, bytes, code, rule, "", "null", code.http());
    }

    static Hostile stranger(String name, Ask ask, Code code, String rule) {
        return stranger(name, ask.text(Map.of()), code, rule);
    }

    /// A good request of alice's with further header lines.
    static Hostile lines(String name, String lines, Code code, String rule) {
        return stranger(name, Ask.modernCall("fresh", "echo", "1").text(Map.of()).replace("Accept:", lines + "Accept:"), code, rule);
    }

    /// Refused at the door after the caller was known.
    static Hostile known(String name, Ask ask, Code code, String rule, String id) {
        return new Hostile(name, ask.text(Map.of()), code, rule, "door", id, code.http());
    }

    /// Refused by a check.
    static Hostile checked(String name, Ask ask, Code code, String check, String rule, String id) {
        return new Hostile(name, ask.text(Map.of()), code, rule, check, id, code.http());
    }

    Hostile status(int other) {
        return new Hostile(name, bytes, code, rule, by, id, other);
    }

    @Override
    public String toString() {
        return name;
    }
}
