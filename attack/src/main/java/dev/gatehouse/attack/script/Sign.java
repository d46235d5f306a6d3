package dev.gatehouse.attack.script;

import dev.gatehouse.protocol.json.JsonString;

/// By what an answer is judged.
public sealed interface Sign {
    /// A text is anywhere in the answer, stream events included.
    record Shows(String text) implements Sign {}

    /// A text is nowhere in it.
    record Lacks(String text) implements Sign {}

    /// The target did it, or did not.
    record Done(boolean expected) implements Sign {}

    /// A number that the answer yields is below another one.
    record Below(String yield, JsonString than) implements Sign {}

    /// The answer differs from an earlier one in what it tells, apart from what the requests themselves differ in.
    record DiffersFrom(String earlier) implements Sign {}

    /// The credential of whoever asked is in the answer, so the server behind the target has it.
    record ShowsCredential() implements Sign {}
}
