package dev.gatehouse.protocol.json;

/// A run of bytes inside an array that nobody writes to any more.
record Slice(byte[] source, int from, int to) {

    static Slice of(byte[] all) {
        return new Slice(all, 0, all.length);
    }

    static Slice of(String ascii) {
        return of(Ascii.bytes(ascii));
    }

    int length() {
        return to - from;
    }

    int writeTo(byte[] target, int at) {
        System.arraycopy(source, from, target, at, length());
        return at + length();
    }
}
