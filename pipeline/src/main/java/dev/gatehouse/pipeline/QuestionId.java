package dev.gatehouse.pipeline;

import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.TextId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name under which a server's question goes to a client: the call in which it came, and the how-manieth of that call it is.
///
/// Not a secret: a reply is taken only from the caller, and in the session, of that call.
public record QuestionId(CallId call, int nth) {
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]{16})\\.([1-9][0-9]{0,3})");

    /// The question that a message's id names, if it names one.
    public static Optional<QuestionId> of(Id id) {
        Matcher shape = SHAPE.matcher(id instanceof TextId text ? text.json().value() : "");
        return shape.matches() ? Optional.of(new QuestionId(new CallId(shape.group(1)), Integer.parseInt(shape.group(2)))) : Optional.empty();
    }

    /// As the id of the question's message.
    public Id id() {
        return Id.of(call.value() + "." + nth);
    }
}
