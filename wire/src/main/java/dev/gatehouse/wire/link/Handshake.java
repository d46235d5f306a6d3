package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.Wire;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/// Both sides prove that they hold the pair's start secret, without showing it:
///
/// ```text
/// dialler  → HELLO      version, from, to, nonce D
/// listener → CHALLENGE  nonce L, HMAC(secret, "gatehouse-wire listener" 0 version from to D L)
/// dialler  → PROOF      HMAC(secret, "gatehouse-wire dialler" 0 version from to D L)
/// listener → WELCOME
/// ```
///
/// The label binds the role, so a proof cannot be reflected; both nonces are fresh, so a transcript cannot be replayed; the zones'
/// names and the version are in it, so neither can be talked into another. Frames after it carry no proof of their own: the kernel
/// keeps a connected socket between its two ends.
final class Handshake {
    private static final int NONCE = 32;
    private static final int PROOF = 32;
    private static final byte[] LISTENER = "gatehouse-wire listener\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIALLER = "gatehouse-wire dialler\0".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Handshake() {
    }

    /// Greets the listener `to` and returns the lane that both proved.
    static Lane dial(Link link, Zone self, Zone to, Secrets secrets) throws WireException {
        Lane lane = Lane.dialled(self, to).orElseThrow(() -> new IllegalArgumentException(self + " does not dial " + to));
        StartSecret secret = secrets.with(to).orElseThrow(() -> new IllegalArgumentException("no start secret with " + to));
        byte[] names = {Wire.VERSION, (byte) self.code(), (byte) to.code()};
        byte[] mine = nonce();
        write(link, Kind.HELLO, names, mine);
        ByteBuffer challenge = read(link, Kind.CHALLENGE);
        byte[] theirs = take(challenge, NONCE);
        require(take(challenge, PROOF), secret.prove(LISTENER, names, mine, theirs));
        write(link, Kind.PROOF, secret.prove(DIALLER, names, mine, theirs));
        read(link, Kind.WELCOME);
        return lane;
    }

    /// Hears whoever connected and returns the lane that both proved.
    static Lane listen(Link link, Zone self, Secrets secrets) throws WireException {
        ByteBuffer hello = read(link, Kind.HELLO);
        byte[] names = take(hello, 3);
        Lane lane = lane(names, self);
        StartSecret secret = secrets.with(lane.dialler())
                .orElseThrow(() -> new WireViolation(Rule.WRONG_ZONE, "no start secret with " + lane.dialler()));
        byte[] theirs = take(hello, NONCE);
        byte[] mine = nonce();
        write(link, Kind.CHALLENGE, mine, secret.prove(LISTENER, names, theirs, mine));
        require(take(read(link, Kind.PROOF), PROOF), secret.prove(DIALLER, names, theirs, mine));
        write(link, Kind.WELCOME);
        return lane;
    }

    private static Lane lane(byte[] names, Zone self) throws WireViolation {
        if (names[0] != Wire.VERSION) {
            throw new WireViolation(Rule.WRONG_VERSION, "version " + (names[0] & 0xff) + ", we speak " + Wire.VERSION);
        }
        return Zone.of(names[2] & 0xff).filter(to -> to == self)
                .flatMap(to -> Zone.of(names[1] & 0xff).flatMap(from -> Lane.dialled(from, to)))
                .orElseThrow(() -> new WireViolation(Rule.WRONG_ZONE, "zones " + (names[1] & 0xff) + " to " + (names[2] & 0xff)));
    }

    private static void require(byte[] proof, byte[] expected) throws WireViolation {
        if (!MessageDigest.isEqual(proof, expected)) {
            throw new WireViolation(Rule.BAD_PROOF, "handshake");
        }
    }

    private static void write(Link link, Kind kind, byte[]... parts) throws WireException {
        ByteBuffer payload = ByteBuffer.allocate(kind.limit());
        for (byte[] part : parts) {
            payload.put(part);
        }
        link.writing.lock();
        try {
            link.put(kind, payload.flip());
            link.flush();
        } finally {
            link.writing.unlock();
        }
    }

    private static ByteBuffer read(Link link, Kind wanted) throws WireException {
        link.reading.lock();
        try {
            return link.read((code, length) -> admit(wanted, code, length)).payload();
        } finally {
            link.reading.unlock();
        }
    }

    private static Kind admit(Kind wanted, int code, long length) throws WireViolation {
        if (code != wanted.code()) {
            throw new WireViolation(Kind.of(code) == null ? Rule.UNKNOWN_KIND : Rule.OUT_OF_SEQUENCE, "byte " + code + " for " + wanted);
        }
        if (length != wanted.limit()) {
            throw new WireViolation(length > wanted.limit() ? Rule.OVER_LIMIT : Rule.CUT_SHORT, "payload of " + wanted);
        }
        return wanted;
    }

    private static byte[] take(ByteBuffer from, int count) {
        byte[] taken = new byte[count];
        from.get(taken);
        return taken;
    }

    private static byte[] nonce() {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return nonce;
    }
}
