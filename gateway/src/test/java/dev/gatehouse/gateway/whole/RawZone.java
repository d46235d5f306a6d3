package dev.gatehouse.gateway.whole;

import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Codec;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Send;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A breached zone: it holds its secret, so it passes the handshake, and then says what it likes, in bytes.
final class RawZone implements AutoCloseable {
    private static final byte VERSION = 1;

    private final SocketChannel channel;
    private final Codec codec = new Codec();

    RawZone(GateUnderTest gate, Zone self) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(gate.wires().socket()));
        byte[] names = {VERSION, (byte) self.code(), (byte) Zone.GATE.code()};
        byte[] nonce = new byte[32];
        frame(0x01, join(names, nonce));
        byte[] theirs = java.util.Arrays.copyOf(read(0x02), 32);
        frame(0x03, gate.wires().secret(self).prove("gatehouse-wire dialler\0".getBytes(StandardCharsets.US_ASCII), names, nonce, theirs));
        read(0x04);
    }

    /// Sends a frame of any kind with any payload.
    void frame(int kind, byte[] payload) throws IOException {
        frame(kind, payload.length, payload);
    }

    /// Sends a frame that announces another length than it has.
    void frame(int kind, int length, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + payload.length).putInt(length).put((byte) kind).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    void say(Message message) throws IOException {
        ByteBuffer payload = codec.encode(message);
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        frame(message.kind().code(), bytes);
    }

    /// The next call with its body.
    Asked call() throws IOException {
        Message start = message();
        var body = new ByteArrayOutputStream();
        for (Message next = message(); next.kind() != Kind.END; next = message()) {
            body.writeBytes(((dev.gatehouse.wire.message.Part) next).bytes());
        }
        return new Asked(Zone.BROKER, (Send) start, body.toString(StandardCharsets.UTF_8));
    }

    Message message() throws IOException {
        ByteBuffer head = whole(5);
        int length = head.getInt();
        return Codec.decode(Kind.of(head.get() & 0xFF), whole(length));
    }

    /// Whether the gate has hung up; waits for it, past whatever it still says.
    boolean isCutOff() {
        try {
            while (true) {
                whole(1);
            }
        } catch (IOException gone) {
            return true;
        }
    }

    private byte[] read(int kind) throws IOException {
        ByteBuffer head = whole(5);
        int length = head.getInt();
        if ((head.get() & 0xFF) != kind) {
            throw new IOException("another kind");
        }
        return whole(length).array();
    }

    private ByteBuffer whole(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("the gate has hung up");
            }
        }
        return bytes.flip();
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
