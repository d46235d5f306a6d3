package dev.gatehouse.protocol.json;

import java.util.function.UnaryOperator;

/// A JSON value that remembers the bytes it was read from, so that what nobody edited is written back byte for byte.
///
/// Immutable. Values made by [#parse] share the array they were read from: whoever hands the array over never writes to it again.
/// No value prints its content: `toString` names the kind alone.
public sealed interface Json permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /// Reads exactly one value, strictly (RFC 8259 with the rules of [Malformed.Reason]).
    ///
    /// @throws Malformed with the first rule that was found broken
    static Json parse(byte[] bytes, JsonLimits limits) throws Malformed {
        return Reader.read(bytes, limits);
    }

    /// How many bytes [#writeTo] writes.
    int byteLength();

    /// Writes the value into `target` from `at` and returns the position after it.
    int writeTo(byte[] target, int at);

    /// The value as bytes: a fresh array.
    default byte[] bytes() {
        byte[] all = new byte[byteLength()];
        writeTo(all, 0);
        return all;
    }

    /// Rewrites the names and strings that `edit` changes and keeps all other bytes. Returns this value when nothing changed.
    ///
    /// @throws Malformed [Malformed.Reason#DUPLICATE_KEY] when the edit makes two names of one object equal, and
    ///     [Malformed.Reason#LONE_SURROGATE] when it leaves half a pair: the text cannot be made safe
    default Json mapStrings(UnaryOperator<String> edit) throws Malformed {
        return new TextEdit(edit, false).apply(this);
    }

    /// Like [#mapStrings], but shows `edit` only text that holds something else than printable ASCII. For edits that concern
    /// hidden and control characters: most strings are passed over without being decoded.
    default Json mapUnusualStrings(UnaryOperator<String> edit) throws Malformed {
        return new TextEdit(edit, true).apply(this);
    }
}
