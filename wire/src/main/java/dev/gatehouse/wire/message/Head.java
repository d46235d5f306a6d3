package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;
import java.util.List;
import java.util.Optional;

/// The beginning of an upstream's answer; parts and an end follow.
///
/// @param status the HTTP status, 200 to 599
/// @param headers at most 32, by the answerer's allow-list
/// @param note for the ledger, often empty
public record Head(int status, List<Header> headers, String note) implements Message {
    /// Refuses what has no meaning.
    public Head {
        headers = List.copyOf(headers);
        Range.within(status, 200, 599, "status");
    }

    /// The first header of that name, in any case.
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    @Override
    public Kind kind() {
        return Kind.HEAD;
    }

    static Head read(FieldReader in) throws WireViolation {
        return new Head(in.u16(), in.list(Limits.HEADERS, Header::read), in.text(Limits.DETAIL));
    }

    void write(FieldWriter out) {
        out.u16(status);
        out.list(headers, Limits.HEADERS, Header::write);
        out.text(note, Limits.DETAIL);
    }

    @Override
    public String toString() {
        return "Head[" + status + "]";
    }
}
