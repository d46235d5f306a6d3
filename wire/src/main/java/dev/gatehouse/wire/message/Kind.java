package dev.gatehouse.wire.message;

import static dev.gatehouse.wire.Zone.BROKER;
import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.KEEPER;
import static dev.gatehouse.wire.Zone.OFFICE;
import static dev.gatehouse.wire.Zone.OPERATOR;
import static dev.gatehouse.wire.Zone.RECORDER;

import dev.gatehouse.wire.Zone;
import java.util.EnumSet;
import java.util.Set;

/// The one table of the protocol: every kind of frame with its byte, the longest payload, and who may say it to whom.
///
/// `docs/wire.md` repeats this table and a test compares the two. A kind that is not here, or not on the way here, ends the connection
/// before its payload is read.
public enum Kind {
    /// The dialler's first frame.
    HELLO(0x01, 35, Ways.fromDiallers()),
    /// The listener's nonce and proof.
    CHALLENGE(0x02, 64, Ways.fromListeners()),
    /// The dialler's proof.
    PROOF(0x03, 32, Ways.fromDiallers()),
    /// The listener accepts the connection.
    WELCOME(0x04, 0, Ways.fromListeners()),

    /// Liveness of an idle connection.
    PING(0x08, 0, Ways.fromStarters()),
    /// Its answer.
    PONG(0x09, 0, Ways.fromAnswerers()),

    /// A call.
    SEND(0x10, Limits.HEAD_FRAME, Ways.from(GATE).to(BROKER, KEEPER)),
    /// A piece of a body.
    PART(0x11, Limits.PART, Ways.from(GATE).to(BROKER, KEEPER).andFrom(BROKER, KEEPER).to(GATE).andFrom(OFFICE).to(GATE, BROKER, KEEPER, RECORDER)),
    /// The end of a body.
    END(0x12, 5 + Limits.DETAIL, Ways.from(GATE).to(BROKER, KEEPER).andFrom(BROKER, KEEPER).to(GATE).andFrom(OFFICE).to(GATE, BROKER, KEEPER, RECORDER)),
    /// The beginning of an answer.
    HEAD(0x13, Limits.HEAD_FRAME, Ways.from(BROKER, KEEPER).to(GATE)),
    /// No answer.
    FAILED(0x14, 6 + Limits.DETAIL, Ways.from(BROKER, KEEPER).to(GATE)),
    /// More answer bytes are welcome.
    CREDIT(0x15, 4, Ways.from(GATE).to(BROKER, KEEPER)),
    /// The answer is still being read.
    HELD(0x16, 0, Ways.from(GATE).to(BROKER, KEEPER)),

    /// An issuer's metadata, keys or word.
    FETCH(0x20, 9 + Limits.NAME + Limits.TOKEN, Ways.from(GATE).to(BROKER)),
    /// The issuer's answer.
    FETCHED(0x21, 6 + Limits.FETCHED, Ways.from(BROKER).to(GATE)),

    /// Opens an entry.
    OPEN(0x30, Limits.LEDGER_FRAME, Ways.from(GATE).to(RECORDER)),
    /// A long answer goes on.
    CHECKPOINT(0x31, Limits.LEDGER_FRAME, Ways.from(GATE).to(RECORDER)),
    /// Closes an entry.
    CLOSE(0x32, Limits.LEDGER_FRAME, Ways.from(GATE).to(RECORDER)),
    /// A refusal without an entry.
    REFUSED(0x33, Limits.LEDGER_FRAME, Ways.from(GATE).to(RECORDER)),
    /// Counted refusals before identity.
    COUNT(0x34, Limits.LEDGER_FRAME, Ways.from(GATE, OFFICE).to(RECORDER)),
    /// Anything else that goes on record.
    EVENT(0x35, Limits.LEDGER_FRAME, Ways.from(GATE, BROKER, KEEPER, OFFICE).to(RECORDER)),
    /// The entry is open.
    OPENED(0x38, 8, Ways.from(RECORDER).to(GATE)),
    /// It is written.
    NOTED(0x39, 0, Ways.from(RECORDER).to(GATE, BROKER, KEEPER, OFFICE)),
    /// It is not.
    LEDGER_FAILED(0x3a, 5 + Limits.DETAIL, Ways.from(RECORDER).to(GATE, BROKER, KEEPER, OFFICE)),

    /// A signed snapshot.
    SETTINGS(0x40, 20 + 2 * Limits.SIGNATURE, Ways.from(OFFICE).to(GATE, BROKER, KEEPER, RECORDER)),
    /// It runs.
    RUNNING(0x41, 8, Ways.from(GATE, BROKER, KEEPER, RECORDER).to(OFFICE)),
    /// It does not.
    REJECTED(0x42, 4 + Limits.DETAIL, Ways.from(GATE, BROKER, KEEPER, RECORDER).to(OFFICE)),
    /// A zone's report is wanted.
    ASK(0x43, 0, Ways.from(OFFICE).to(GATE, BROKER, KEEPER, RECORDER)),
    /// The report.
    STATE(0x44, Limits.STATE_FRAME, Ways.from(GATE, BROKER, KEEPER, RECORDER).to(OFFICE)),

    /// An operator's wish.
    VERB(0x50, 4 + Limits.VERB, Ways.from(OPERATOR).to(OFFICE)),
    /// The office's answer.
    REPLY(0x51, 5 + Limits.REPLY, Ways.from(OFFICE).to(OPERATOR));

    private static final Kind[] BY_CODE = new Kind[256];

    static {
        for (Kind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;
    private final int limit;
    private final Ways ways;

    Kind(int code, int limit, Ways ways) {
        this.code = code;
        this.limit = limit;
        this.ways = ways;
    }

    /// The kind's byte.
    public int code() {
        return code;
    }

    /// The longest payload.
    public int limit() {
        return limit;
    }

    /// Whether `from` may say this to `to`.
    public boolean mayCross(Zone from, Zone to) {
        return ways.lead(from, to);
    }

    /// Whether this starts an exchange.
    public boolean starts() {
        return !answers().isEmpty();
    }

    /// Whether parts and an end follow before the answer.
    public boolean hasBody() {
        return this == SEND || this == SETTINGS;
    }

    /// The kinds that answer this one; none where it starts nothing. After [#HEAD] parts and an end follow.
    public Set<Kind> answers() {
        return switch (this) {
            case PING -> EnumSet.of(PONG);
            case SEND -> EnumSet.of(HEAD, FAILED);
            case FETCH -> EnumSet.of(FETCHED, FAILED);
            case OPEN -> EnumSet.of(OPENED, LEDGER_FAILED);
            case CHECKPOINT, CLOSE, REFUSED, COUNT, EVENT -> EnumSet.of(NOTED, LEDGER_FAILED);
            case SETTINGS -> EnumSet.of(RUNNING, REJECTED);
            case ASK -> EnumSet.of(STATE);
            case VERB -> EnumSet.of(REPLY);
            case HELLO, CHALLENGE, PROOF, WELCOME, PONG, PART, END, HEAD, FAILED, CREDIT, HELD, FETCHED, OPENED, NOTED, LEDGER_FAILED, RUNNING,
                 REJECTED, STATE, REPLY -> EnumSet.noneOf(Kind.class);
        };
    }

    /// The kind with this byte, or null: a hot path asks, and a null is turned into a violation at once.
    public static Kind of(int code) {
        return BY_CODE[code & 0xff];
    }
}
