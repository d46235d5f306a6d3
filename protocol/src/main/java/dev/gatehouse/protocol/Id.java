package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.Optional;

/// The id of a request, or another token of the same shape: a string or an integer of at most 256 bytes, kept in its own spelling.
///
/// Two ids are equal when they are of one kind and mean the same; `"1"` and `1` are different ids. Null, fractions, booleans and
/// objects are none (MCP, base protocol).
public sealed interface Id permits TextId, NumberId {

    /// The longest id, in bytes between the quotes.
    int LONGEST = 256;

    /// The id that this value is, if it is one.
    static Optional<Id> of(Json json) {
        return switch (json) {
            case JsonString text -> Optional.of(text).filter(each -> each.byteLength() - 2 <= LONGEST)
                .map(each -> new TextId(each.detached()));
            case JsonNumber number -> Optional.of(number).filter(JsonNumber::isInteger).filter(each -> each.byteLength() <= LONGEST)
                .map(each -> new NumberId(each.detached()));
            case JsonObject _, JsonArray _, JsonBoolean _, JsonNull _ -> Optional.empty();
        };
    }

    /// An id of our own.
    static Id of(long number) {
        return new NumberId(JsonNumber.of(number));
    }

    /// An id of our own.
    ///
    /// @throws IllegalArgumentException when it is longer than an id may be
    static Id of(String text) {
        return of(JsonString.of(text)).orElseThrow(() -> new IllegalArgumentException("too long for an id"));
    }

    /// The value in its own spelling.
    Json json();

    /// A short text that differs between any two different ids: the key for tables of open requests. Never for logs.
    String key();
}
