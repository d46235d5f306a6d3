package dev.gatehouse.wire.link;

import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireViolation;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/// Which users' processes may be at the other end, asked of the kernel (`SO_PEERCRED`). The first wall, not the proof: that is the
/// handshake's.
public final class PeerUser {
    private final List<UserPrincipal> users;
    private final boolean alone;

    private PeerUser(List<UserPrincipal> users, boolean alone) {
        this.users = users;
        this.alone = alone;
    }

    /// Only the user that this process runs as; its socket is closed to all others (0600).
    public static PeerUser sameAsMe() throws IOException {
        Path mark = Files.createTempFile("wire", null);
        try {
            return new PeerUser(List.of(Files.getOwner(mark)), true);
        } finally {
            Files.delete(mark);
        }
    }

    /// Only these user numbers. Other users must be able to reach the socket, so it is 0666 and this question is what they meet.
    public static PeerUser numbered(int... numbers) throws IOException {
        var lookup = FileSystems.getDefault().getUserPrincipalLookupService();
        List<UserPrincipal> users = new ArrayList<>();
        for (int number : numbers) {
            users.add(lookup.lookupPrincipalByName(Integer.toString(number)));
        }
        return new PeerUser(List.copyOf(users), false);
    }

    /// The users that a start line names: `same` for our own, or their numbers with commas between.
    public static PeerUser named(String users) throws IOException {
        return users.equals("same") ? sameAsMe() : numbered(Arrays.stream(users.split(",")).mapToInt(Integer::parseInt).toArray());
    }

    boolean admits(UserPrincipal user) {
        return users.contains(user);
    }

    void require(SocketChannel channel) throws IOException {
        if (!admits(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user())) {
            throw new WireViolation(Rule.WRONG_USER, "a process of another user");
        }
    }

    Set<PosixFilePermission> permissions() {
        return PosixFilePermissions.fromString(alone ? "rw-------" : "rw-rw-rw-");
    }
}
