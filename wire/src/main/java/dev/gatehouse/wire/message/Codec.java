package dev.gatehouse.wire.message;

import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireViolation;
import java.nio.ByteBuffer;

/// Turns messages into payloads and back, strictly: the reading side accepts exactly what the writing side can write.
public final class Codec {
    private static final byte[] NOTHING = new byte[0];

    private byte[] scratch;

    /// A codec with room for small messages. One connection's sending side owns it.
    public Codec() {
        scratch = new byte[512];
    }

    /// The payload of a message, valid until the next call.
    ///
    /// @throws IllegalArgumentException when a field or the whole is over its limit
    public ByteBuffer encode(Message message) {
        if (message instanceof Part part) {
            return ByteBuffer.wrap(part.array(), part.offset(), part.length());
        }
        var out = new FieldWriter(scratch);
        write(message, out);
        if (out.length() > message.kind().limit()) {
            throw new IllegalArgumentException(message.kind() + " of " + out.length() + " bytes is over " + message.kind().limit());
        }
        if (out.array().length <= Limits.HEAD_FRAME) {
            scratch = out.array();
        }
        return ByteBuffer.wrap(out.array(), 0, out.length());
    }

    /// The message in a payload of this kind, which is read to its end.
    ///
    /// @throws WireViolation when it is not exactly one message within every limit
    public static Message decode(Kind kind, ByteBuffer payload) throws WireViolation {
        if (payload.remaining() > kind.limit()) {
            throw new WireViolation(Rule.OVER_LIMIT, "payload of " + kind);
        }
        var in = new FieldReader(kind, payload);
        Message message;
        try {
            message = read(kind, in);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unfit) {
            throw new WireViolation(Rule.BAD_VALUE, "in " + kind);
        }
        in.end();
        return message;
    }

    private static Message read(Kind kind, FieldReader in) throws WireViolation {
        return switch (kind) {
            case PING -> Ping.read(in);
            case PONG -> Pong.read(in);
            case SEND -> Send.read(in);
            case PART -> Part.read(in);
            case END -> End.read(in);
            case HEAD -> Head.read(in);
            case FAILED -> Failed.read(in);
            case CREDIT -> Credit.read(in);
            case HELD -> Held.read(in);
            case FETCH -> Fetch.read(in);
            case FETCHED -> Fetched.read(in);
            case OPEN -> Open.read(in);
            case CHECKPOINT -> Checkpoint.read(in);
            case CLOSE -> Close.read(in);
            case REFUSED -> Refused.read(in);
            case COUNT -> Count.read(in);
            case EVENT -> Event.read(in);
            case OPENED -> Opened.read(in);
            case NOTED -> Noted.read(in);
            case LEDGER_FAILED -> LedgerFailed.read(in);
            case SETTINGS -> Settings.read(in);
            case RUNNING -> Running.read(in);
            case REJECTED -> Rejected.read(in);
            case ASK -> Ask.read(in);
            case STATE -> State.read(in);
            case VERB -> Verb.read(in);
            case REPLY -> Reply.read(in);
            case HELLO, CHALLENGE, PROOF, WELCOME -> throw new WireViolation(Rule.OUT_OF_SEQUENCE, kind + " after the handshake");
        };
    }

    private static void write(Message message, FieldWriter out) {
        switch (message) {
            case Ping m -> m.write(out);
            case Pong m -> m.write(out);
            case Send m -> m.write(out);
            case Part m -> m.write(out);
            case End m -> m.write(out);
            case Head m -> m.write(out);
            case Failed m -> m.write(out);
            case Credit m -> m.write(out);
            case Held m -> m.write(out);
            case Fetch m -> m.write(out);
            case Fetched m -> m.write(out);
            case Open m -> m.write(out);
            case Checkpoint m -> m.write(out);
            case Close m -> m.write(out);
            case Refused m -> m.write(out);
            case Count m -> m.write(out);
            case Event m -> m.write(out);
            case Opened m -> m.write(out);
            case Noted m -> m.write(out);
            case LedgerFailed m -> m.write(out);
            case Settings m -> m.write(out);
            case Running m -> m.write(out);
            case Rejected m -> m.write(out);
            case Ask m -> m.write(out);
            case State m -> m.write(out);
            case Verb m -> m.write(out);
            case Reply m -> m.write(out);
        }
    }
}
