package dev.gatehouse.protocol.json;

/// A JSON string with the bytes it was read from, decoded on demand.
public final class JsonString implements Json {

    private final byte[] source;
    private final int from;
    private final int to;
    private final boolean escaped;
    private final boolean plain;
    private String decoded;

    /// @param from the opening quote
    /// @param to after the closing quote
    /// @param escaped whether a backslash is inside
    /// @param plain whether all inside is printable ASCII without escapes
    JsonString(byte[] source, int from, int to, boolean escaped, boolean plain) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.escaped = escaped;
        this.plain = plain;
    }

    /// A new string.
    ///
    /// @throws IllegalArgumentException when the text holds half a surrogate pair
    public static JsonString of(String value) {
        byte[] token = Escapes.encode(value);
        boolean printable = Ascii.isPrintable(value);
        return new JsonString(token, 0, token.length, !printable || token.length != value.length() + 2, printable);
    }

    /// The text, decoded.
    public String value() {
        String text = decoded;
        if (text == null) {
            text = Escapes.decode(source, from + 1, to - 1, escaped);
            decoded = text;
        }
        return text;
    }

    /// Whether the text is printable ASCII, written without escapes: nothing hidden can be in it.
    public boolean isPlain() {
        return plain;
    }

    /// The same value with bytes of its own, so that whoever keeps it does not keep the whole document.
    public JsonString detached() {
        return new JsonString(bytes(), 0, to - from, escaped, plain);
    }

    @Override
    public int byteLength() {
        return to - from;
    }

    @Override
    public int writeTo(byte[] target, int at) {
        System.arraycopy(source, from, target, at, to - from);
        return at + to - from;
    }

    @Override
    public String toString() {
        return "JsonString";
    }
}
