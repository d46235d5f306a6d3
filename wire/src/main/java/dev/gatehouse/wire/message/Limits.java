package dev.gatehouse.wire.message;

/// The limits of every field, in bytes of its UTF-8 form unless said otherwise. `docs/wire.md` repeats them, compared by a test.
public final class Limits {
    /// An id made by us: a call, a session.
    public static final int ID = 256;
    /// A name: tenant, caller, server, issuer, a fact's name.
    public static final int NAME = 256;
    /// A header's name.
    public static final int HEADER_NAME = 128;
    /// A header's value.
    public static final int HEADER_VALUE = 8 * 1024;
    /// Headers in one message.
    public static final int HEADERS = 32;
    /// All bytes of a message that carries headers.
    public static final int HEAD_FRAME = 64 * 1024;
    /// A sentence or detail for the ledger or an operator.
    public static final int DETAIL = 1024;
    /// One part of a body.
    public static final int PART = 64 * 1024;
    /// A whole body from the gate to an upstream.
    public static final int BODY = 16 * 1024 * 1024;
    /// The most answer bytes that may be granted and unused.
    public static final int CREDIT = 4 * 1024 * 1024;
    /// The longest deadline of a call, in milliseconds.
    public static final int DEADLINE_MILLIS = 3_600_000;
    /// A token that an issuer is asked about.
    public static final int TOKEN = 16 * 1024;
    /// An issuer's answer.
    public static final int FETCHED = 256 * 1024;
    /// A text in a ledger field.
    public static final int FIELD_TEXT = 2 * 1024;
    /// Fields in one ledger message; each name at most once.
    public static final int FIELDS = 32;
    /// All bytes of a ledger message.
    public static final int LEDGER_FRAME = 32 * 1024;
    /// A settings snapshot.
    public static final int SETTINGS = 4 * 1024 * 1024;
    /// A signature, and the key that it is checked with.
    public static final int SIGNATURE = 512;
    /// A value in a zone's report.
    public static final int FACT = 512 * 1024;
    /// Values in a zone's report.
    public static final int FACTS = 256;
    /// All bytes of a zone's report.
    public static final int STATE_FRAME = 1024 * 1024;
    /// What an operator asks.
    public static final int VERB = 1024 * 1024;
    /// What an operator is answered.
    public static final int REPLY = 8 * 1024 * 1024;

    private Limits() {
    }
}
