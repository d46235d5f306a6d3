package dev.gatehouse.protocol.json;

import java.util.Arrays;

/// How the parts of an object or array lie in bytes. Either they lie in one run of an array (as read), or the run was edited and
/// each piece between the values is named.
///
/// @param open from the bracket to the first entry
/// @param gaps before entry i: what lies between it and the one before (index 0 is written when it is not the first any more)
/// @param keys names with colon and space, in objects alone
/// @param close from the last entry to the bracket
record Layout(Slice open, Slice[] gaps, Slice[] keys, Slice close) {

    static final Slice COMMA = Slice.of(",");
    static final Slice OPEN = Slice.of("{");
    static final Slice CLOSE = Slice.of("}");
    private static final Slice[] NONE = {};

    /// The pieces of an object that was read: `spots` holds name, value and end of each member.
    static Layout ofObject(byte[] source, int from, int to, int[] spots) {
        int count = spots.length / 3;
        if (count == 0) return new Layout(new Slice(source, from, to - 1), NONE, NONE, new Slice(source, to - 1, to));
        Slice[] gaps = new Slice[count];
        Slice[] keys = new Slice[count];
        for (int at = 0; at < count; at++) {
            gaps[at] = at == 0 ? COMMA : new Slice(source, spots[3 * at - 1], spots[3 * at]);
            keys[at] = new Slice(source, spots[3 * at], spots[3 * at + 1]);
        }
        return new Layout(new Slice(source, from, spots[0]), gaps, keys, new Slice(source, spots[spots.length - 1], to));
    }

    /// The pieces of an array that was read: `spots` holds start and end of each entry.
    static Layout ofArray(byte[] source, int from, int to, int[] spots) {
        int count = spots.length / 2;
        if (count == 0) return new Layout(new Slice(source, from, to - 1), NONE, NONE, new Slice(source, to - 1, to));
        Slice[] gaps = new Slice[count];
        for (int at = 0; at < count; at++) gaps[at] = at == 0 ? COMMA : new Slice(source, spots[2 * at - 1], spots[2 * at]);
        return new Layout(new Slice(source, from, spots[0]), gaps, NONE, new Slice(source, spots[spots.length - 1], to));
    }

    /// `"name":` for a new member.
    static Slice key(String name) {
        byte[] token = Escapes.encode(name);
        byte[] key = Arrays.copyOf(token, token.length + 1);
        key[token.length] = ':';
        return Slice.of(key);
    }

    int byteLength(Json[] values) {
        long length = (long) open.length() + close.length();
        for (int at = 0; at < values.length; at++) {
            length += values[at].byteLength();
            if (at > 0) length += gaps[at].length();
            if (keys.length > 0) length += keys[at].length();
        }
        return Math.toIntExact(length);
    }

    int writeTo(Json[] values, byte[] target, int from) {
        int at = open.writeTo(target, from);
        for (int entry = 0; entry < values.length; entry++) {
            if (entry > 0) at = gaps[entry].writeTo(target, at);
            if (keys.length > 0) at = keys[entry].writeTo(target, at);
            at = values[entry].writeTo(target, at);
        }
        return close.writeTo(target, at);
    }
}
