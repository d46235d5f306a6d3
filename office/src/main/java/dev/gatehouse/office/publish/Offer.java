package dev.gatehouse.office.publish;

import dev.gatehouse.control.snapshot.Signed;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Settings;

/// One zone's cut of a snapshot, ready to be sent.
final class Offer {
    private final long version;
    private final Message[] frames;

    private Offer(long version, Message[] frames) {
        this.version = version;
        this.frames = frames;
    }

    /// @throws TooLarge when it is larger than a snapshot may be on the wire
    static Offer of(long version, Signed signed) throws TooLarge {
        byte[] encoded = signed.encode();
        if (encoded.length > Limits.SETTINGS) {
            throw new TooLarge();
        }
        return new Offer(version, Exchange.withBody(new Settings(version, encoded.length, signed.signature(), signed.publicKey()), encoded));
    }

    long version() {
        return version;
    }

    Message[] frames() {
        return frames.clone();
    }
}
