package dev.gatehouse.checks.arguments.schema;

/// A schema that arguments are not held against: it breaks the specification, asks for what is never done, or is beyond a bound.
public final class Unusable extends Exception {
    private static final int LONGEST = 160;

    private final transient Flaw flaw;
    private final transient String place;

    /// @param place where in the schema, as a JSON Pointer
    Unusable(Flaw flaw, String place) {
        super(flaw.word(), null, false, false);
        this.flaw = flaw;
        this.place = place;
    }

    Flaw flaw() {
        return flaw;
    }

    /// Flaw and place, in printable ASCII and not long: the names in it are the server's.
    public String detail() {
        String shown = place.replaceAll("[^ -~]", "?");
        return flaw.word() + " at #" + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown);
    }
}
