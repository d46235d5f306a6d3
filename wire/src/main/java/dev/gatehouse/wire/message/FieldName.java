package dev.gatehouse.wire.message;

/// What a ledger message may say: a closed list, each name with one type. Arguments, results and secrets have no name here.
public enum FieldName implements Coded {
    /// A text: the call's id.
    CALL(1, true),
    /// A number: the entry's number.
    ENTRY(2, false),
    /// A text: the trace id.
    TRACE(3, true),
    /// A text: whose call.
    TENANT(4, true),
    /// A text: who calls.
    CALLER(5, true),
    /// A text: person, workload or anonymous.
    CALLER_KIND(6, true),
    /// A text: who vouches for the caller.
    ISSUER(7, true),
    /// A text: the token's id or digest, never the token.
    TOKEN_ID(8, true),
    /// A text: the grant that allowed it.
    GRANT(9, true),
    /// A text: where the caller came from.
    ADDRESS(10, true),
    /// A text: what the client says it is.
    CLIENT(11, true),
    /// A text: the MCP revision spoken.
    REVISION(12, true),
    /// A text: a digest of the session's id.
    SESSION(13, true),
    /// A text: the route.
    ROUTE(14, true),
    /// A text: the server.
    SERVER(15, true),
    /// A text: the method.
    METHOD(16, true),
    /// A text: the tool, prompt or resource.
    TARGET(17, true),
    /// A text: a digest of method, name and arguments.
    DIGEST(18, true),
    /// A text: passed or refused.
    VERDICT(19, true),
    /// A text: the check that refused.
    CHECK(20, true),
    /// A text: the refusal's code.
    CODE(21, true),
    /// A text: the rule or grant table that decided.
    RULE(22, true),
    /// A text: whose move is next.
    MOVE(23, true),
    /// A text: none, done or unknown.
    EFFECT(24, true),
    /// A text: for the ledger alone.
    DETAIL(25, true),
    /// A number: the HTTP status.
    STATUS(26, false),
    /// A text: how it ended.
    OUTCOME(27, true),
    /// A text: what the reviews changed or withheld.
    REVIEWS(28, true),
    /// A number: when, in milliseconds since 1970.
    STARTED(29, false),
    /// A number: when, in milliseconds since 1970.
    ENDED(30, false),
    /// A number: how long.
    MICROS(31, false),
    /// A number: how long was allowed, in milliseconds.
    DEADLINE(32, false),
    /// A number: bytes of the call.
    BYTES_IN(33, false),
    /// A number: bytes of the answer.
    BYTES_OUT(34, false),
    /// A number: messages of the answer.
    MESSAGES(35, false),
    /// A number: tries.
    RETRIES(36, false),
    /// A number: the minute counted, since 1970.
    MINUTE(37, false),
    /// A number: how many.
    COUNT(38, false),
    /// A text: what happened.
    EVENT(39, true),
    /// A text: in which zone.
    ZONE(40, true),
    /// A text: to what or whom.
    SUBJECT(41, true),
    /// A text: by whom.
    OPERATOR(42, true),
    /// A number: the settings version.
    SETTINGS(43, false),
    /// A text: the destination reached.
    DESTINATION(44, true),
    /// A text: the credential used, by its name.
    LEASE(45, true);

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
