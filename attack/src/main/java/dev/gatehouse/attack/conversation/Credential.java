package dev.gatehouse.attack.conversation;

/// What proves a principal to the target: a token, or the value of a header. It has no text form and is in no report.
public final class Credential {
    private final String value;

    private Credential(String value) {
        this.value = value;
    }

    /// A credential of these characters.
    ///
    /// @throws IllegalArgumentException when they cannot stand in a header field
    public static Credential of(String value) {
        if (value.isEmpty() || !value.chars().allMatch(unit -> unit >= 0x20 && unit <= 0x7E)) {
            throw new IllegalArgumentException("a credential is printable ASCII");
        }
        return new Credential(value);
    }

    String field(boolean bearer) {
        return bearer ? "Bearer " + value : value;
    }

    /// Whether it can be known again. One of a few letters, such as a plain name, is in many texts and tells nothing.
    public boolean isTelling() {
        return value.length() >= 16;
    }

    boolean isIn(String text) {
        return text.contains(value);
    }

    @Override
    public String toString() {
        return "Credential";
    }
}
