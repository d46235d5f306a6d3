package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Checkpoint;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.Count;
import dev.gatehouse.wire.message.Credit;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Fetch;
import dev.gatehouse.wire.message.Fetched;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Held;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Open;
import dev.gatehouse.wire.message.Opened;
import dev.gatehouse.wire.message.Outcome;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Ping;
import dev.gatehouse.wire.message.Pong;
import dev.gatehouse.wire.message.Refused;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Reply;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Send;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.State;
import dev.gatehouse.wire.message.Verb;

/// The order of one connection: whose turn it is, what may come now, how much body is owed and how much answer is granted.
///
/// Both ends keep one, and the same rules judge what is heard and what is said:
///
/// ```text
/// IDLE ─start with a body→ BODY ─end→ WAITING ─answer→ IDLE        or, after HEAD, → STREAM ─end→ IDLE
/// IDLE ─start without────────────────→ WAITING
/// ```
///
/// Credit may cross the end of the stream that it was meant for; it is then heard in IDLE and ignored, still bounded by
/// [Limits#CREDIT]. So may [Held], which means something there: the answer is being read still.
final class Conversation {
    private enum Turn { IDLE, BODY, WAITING, STREAM }

    private final Lane lane;
    private Turn turn = Turn.IDLE;
    private Kind start = Kind.PING;
    private long owed;
    private long credit;
    private boolean held;

    Conversation(Lane lane) {
        this.lane = lane;
    }

    /// Whether no exchange is under way.
    synchronized boolean idle() {
        return turn == Turn.IDLE;
    }

    /// How many answer bytes may still come.
    synchronized long credit() {
        return credit;
    }

    /// Whether parts from this side are paid for with credit now.
    synchronized boolean spendsCredit(Zone from) {
        return turn == Turn.STREAM && from == lane.answerer();
    }

    /// Whether the starter said that it still reads the answer.
    synchronized boolean held() {
        return held;
    }

    /// Whether the starter may say so now, and has not yet; from here on it has.
    synchronized boolean hold() {
        boolean first = turn == Turn.STREAM && !held;
        held |= first;
        return first;
    }

    /// Refuses a kind that `from` may not say at all, or not now.
    synchronized void expect(Zone from, Kind kind) throws WireViolation {
        if (!kind.mayCross(from, lane.across(from))) {
            throw new WireViolation(Rule.NOT_ALLOWED, kind + " from " + from);
        }
        if (!inTurn(from == lane.starter(), kind)) {
            throw new WireViolation(Rule.OUT_OF_SEQUENCE, kind + " from " + from + " while " + turn);
        }
    }

    private boolean inTurn(boolean starter, Kind kind) {
        return switch (turn) {
            case IDLE -> starter && (kind.starts() || (kind == Kind.CREDIT || kind == Kind.HELD) && start == Kind.SEND);
            case BODY -> starter && (kind == Kind.PART || kind == Kind.END);
            case WAITING -> !starter && start.answers().contains(kind);
            case STREAM -> starter ? kind == Kind.CREDIT || kind == Kind.HELD : kind == Kind.PART || kind == Kind.END;
        };
    }

    /// Takes note of a message, after [#expect]; refuses one that breaks a promise about sizes.
    synchronized void pass(Zone from, Message message) throws WireViolation {
        expect(from, message.kind());
        switch (message) {
            case Credit more -> grant(more.bytes());
            case Held _ -> held = true;
            case Part part -> spend(part.length());
            case End end -> finish(end);
            case Send send -> begin(send.kind(), send.bodyLength(), send.firstCredit());
            case Settings settings -> begin(settings.kind(), settings.length(), 0);
            case Ping _, Pong _, Head _, Failed _, Fetch _, Fetched _, Open _, Checkpoint _, Close _, Refused _, Count _, Event _, Opened _,
                 Noted _, LedgerFailed _, Running _, Rejected _, Ask _, State _, Verb _, Reply _ -> step(message.kind());
        }
    }

    private void begin(Kind kind, long body, long firstCredit) {
        start = kind;
        turn = Turn.BODY;
        held = false;
        owed = body;
        credit = firstCredit;
    }

    private void step(Kind kind) {
        if (turn == Turn.IDLE) {
            start = kind;
            turn = Turn.WAITING;
            held = false;
        } else {
            turn = kind == Kind.HEAD ? Turn.STREAM : Turn.IDLE;
        }
    }

    private void grant(int bytes) throws WireViolation {
        if (credit + bytes > Limits.CREDIT) {
            throw new WireViolation(Rule.OVER_CREDIT, "more than " + Limits.CREDIT + " granted");
        }
        credit += bytes;
    }

    private void spend(int length) throws WireViolation {
        if (turn == Turn.BODY) {
            owed -= length;
            if (owed < 0) {
                throw new WireViolation(Rule.OVER_LIMIT, "a body longer than announced");
            }
        } else {
            credit -= length;
            if (credit < 0) {
                throw new WireViolation(Rule.OVER_CREDIT, "a part without credit");
            }
        }
    }

    private void finish(End end) throws WireViolation {
        if (turn == Turn.BODY && (owed != 0 || end.outcome() != Outcome.COMPLETE)) {
            throw new WireViolation(Rule.BAD_VALUE, "a body shorter than announced");
        }
        turn = turn == Turn.BODY ? Turn.WAITING : Turn.IDLE;
    }
}
