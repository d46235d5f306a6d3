package dev.gatehouse.protocol.json;

/// The JSON value `null`.
public enum JsonNull implements Json {
    /// The only one.
    NULL;

    @Override
    public int byteLength() {
        return 4;
    }

    @Override
    public int writeTo(byte[] target, int at) {
        return Ascii.write("null", target, at);
    }

    @Override
    public String toString() {
        return "JsonNull";
    }
}
