package dev.gatehouse.wire.message;

/// What a ledger message may say: a closed list, each name with one type. Arguments, results and secrets have no name here, and the
/// zone has none either: the recorder writes the zone that proved itself.
public enum FieldName implements Coded {
    /// A text: the call's id, which is the entry's.
    CALL(1, true),
    /// A text: whose call.
    TENANT(2, true),
    /// A text: who calls.
    CALLER(3, true),
    /// A text: the route it came by.
    ROUTE(4, true),
    /// A text: the server it is for.
    SERVER(5, true),
    /// A text: the method.
    METHOD(6, true),
    /// A text: the tool, prompt or resource.
    TARGET(7, true),
    /// A text: the client's MCP revision.
    REVISION(8, true),
    /// A number: the settings version that the checks ran on.
    SETTINGS(9, false),
    /// A number: messages of the answer so far.
    MESSAGES(10, false),
    /// A number: bytes of the answer so far.
    BYTES(11, false),
    /// A text: how it ended.
    OUTCOME(12, true),
    /// A text: none, done or unknown.
    EFFECT(13, true),
    /// A text: the refusal's code.
    CODE(14, true),
    /// A text: the check or review that decided.
    BY(15, true),
    /// A text: rule and reason, for operators alone.
    DETAIL(16, true),
    /// A number: how long it took.
    MILLIS(17, false),
    /// A number: bytes from the caller.
    IN(18, false),
    /// A number: bytes to the caller.
    OUT(19, false),
    /// A text: where refused requests came from.
    ADDRESS(20, true),
    /// A number: the minute counted, since 1970.
    MINUTE(21, false),
    /// A number: how many.
    REFUSALS(22, false),
    /// A text: what happened, in one word.
    WHAT(23, true),
    /// A text: to what it happened.
    SUBJECT(24, true);

    private final int code;
    private final boolean text;

    FieldName(int code, boolean text) {
        this.code = code;
        this.text = text;
    }

    @Override
    public int code() {
        return code;
    }

    /// Whether its value is a text; a number otherwise.
    public boolean isText() {
        return text;
    }
}
