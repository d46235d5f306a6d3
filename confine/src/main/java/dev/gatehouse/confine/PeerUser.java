package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.net.ExtendedSocketOptions;

/// Who is at the other end of a unix socket, as the kernel noted when it was connected (`SO_PEERCRED`).
///
/// A second lock beside the start secret: it tells users apart, so between zones of one ordinary user it says nothing.
///
/// @param uid the numeric user of the peer
public record PeerUser(int uid) {
    /// Asks the kernel. A user that has a name but no number we can find is refused.
    public static PeerUser of(SocketChannel channel) throws IOException {
        String name = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        return new PeerUser(number(name).orElseThrow(() -> new IOException("the peer's user has no number that can be found")));
    }

    /// Whether the peer is our own user.
    public boolean isMe() {
        return uid == Processes.uid();
    }

    /// The JDK gives a name where the system has one and the number in digits where not.
    private static Optional<Integer> number(String name) {
        if (name.matches("\\d{1,10}")) {
            return Optional.of((int) Long.parseLong(name));
        }
        return listed(name).or(() -> name.equals(System.getProperty("user.name")) ? Optional.of(Processes.uid()) : Optional.empty());
    }

    private static Optional<Integer> listed(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":")).filter(field -> field.length > 2 && field[0].equals(name)).map(field -> Integer.valueOf(field[2])).findFirst();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
