package dev.gatehouse.protocol.json;

/// The JSON values `true` and `false`.
public enum JsonBoolean implements Json {
    /// `true`.
    TRUE("true"),
    /// `false`.
    FALSE("false");

    private final String text;

    JsonBoolean(String text) {
        this.text = text;
    }

    /// The value for a Java boolean.
    public static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /// Whether this is `true`.
    public boolean value() {
        return this == TRUE;
    }

    @Override
    public int byteLength() {
        return text.length();
    }

    @Override
    public int writeTo(byte[] target, int at) {
        return Ascii.write(text, target, at);
    }

    @Override
    public String toString() {
        return "JsonBoolean";
    }
}
