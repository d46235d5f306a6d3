package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Codec;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.Message;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A breached zone: it holds its secret, so it passes the handshake, and then says what it likes.
final class RawPeer implements AutoCloseable {
    final SocketChannel channel;
    private final Link link;
    private final Codec codec = new Codec();

    RawPeer(Town town, Zone self, Zone to) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(town.socket(to)));
        link = new Link(channel);
        link.within(Town.soon());
        Lane lane = Handshake.dial(link, self, to, town.secretsOf(self));
        assert lane.dialler() == self;
    }

    void say(Message... messages) throws IOException {
        for (Message message : messages) {
            link.put(message.kind(), codec.encode(message));
        }
        link.flush();
    }

    void sayRaw(int kind, int length, byte[] payload) throws IOException {
        channel.write(ByteBuffer.allocate(5 + payload.length).putInt(length).put((byte) kind).put(payload).flip());
    }

    Message hear() throws IOException {
        Link.Frame frame = link.read((code, length) -> Kind.of(code));
        return Codec.decode(frame.kind(), frame.payload());
    }

    /// Whether the other side has hung up without another word; waits for it.
    boolean isCutOff() {
        try {
            link.read((code, length) -> {
                throw new AssertionError("it answered with kind " + Kind.of(code));
            });
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    /// As [#isCutOff()], past the request that came before.
    boolean isCutOffAfterRequest() throws IOException {
        hear();
        hear();
        return isCutOff();
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
