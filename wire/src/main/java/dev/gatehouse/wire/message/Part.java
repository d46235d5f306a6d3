package dev.gatehouse.wire.message;

import java.util.Arrays;
import java.util.Objects;

/// A piece of a body, 1 byte to 64 KiB. Where a body is cut into parts means nothing.
///
/// @param array where the bytes are; not copied, so its owner leaves it alone until the part was sent
/// @param offset where they begin
/// @param length how many there are
public record Part(byte[] array, int offset, int length) implements Message {
    /// Refuses an empty part and one outside its array.
    public Part {
        Objects.checkFromIndexSize(offset, length, array.length);
        Range.within(length, 1, Limits.PART, "length");
    }

    /// A part of all these bytes.
    public static Part of(byte[] bytes) {
        return new Part(bytes, 0, bytes.length);
    }

    /// The bytes alone; the array itself where the part is all of it.
    public byte[] bytes() {
        return offset == 0 && length == array.length ? array : Arrays.copyOfRange(array, offset, offset + length);
    }

    @Override
    public Kind kind() {
        return Kind.PART;
    }

    static Part read(FieldReader in) {
        return of(in.rest());
    }

    void write(FieldWriter out) {
        out.rest(array, offset, length);
    }

    @Override
    public String toString() {
        return "Part[" + length + " bytes]";
    }
}
