package dev.gatehouse.proofs;

import dev.gatehouse.confine.AbstractDecoy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// What a burglar could want of the person who started the house: services, sockets, files and a program, all of that person.
final class BreachDecoys implements AutoCloseable {
    final int tcpPort;
    final int udpPort;
    final int freePort;
    final Path socket;
    final String hidden;
    final Path folder;
    final Path secretFile;
    final Path openFile;
    final long program;
    private final Path all;
    private final ServerSocketChannel tcp;
    private final DatagramChannel udp;
    private final ServerSocketChannel unix;
    private final AbstractDecoy inTheAbstract;
    private final Process sleeping;

    BreachDecoys(int person) {
        try {
            all = Folders.fresh();
            tcp = ServerSocketChannel.open();
            tcp.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)).configureBlocking(false);
            tcpPort = ((InetSocketAddress) tcp.getLocalAddress()).getPort();
            udp = DatagramChannel.open(StandardProtocolFamily.INET);
            udp.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)).configureBlocking(false);
            udpPort = ((InetSocketAddress) udp.getLocalAddress()).getPort();
            try (var free = new ServerSocket(0)) {
                freePort = free.getLocalPort();
            }
            folder = Files.createDirectory(all.resolve("person"));
            secretFile = with(Files.writeString(folder.resolve("secret"), "mine"), "rw-------");
            openFile = with(Files.writeString(folder.resolve("open"), "anybody's"), "rw-r--r--");
            socket = folder.resolve("engine.sock");
            unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            unix.bind(UnixDomainSocketAddress.of(socket));
            with(socket, "rw-rw----");
            with(folder, "rwxr-xr-x");
            hidden = "gatehouse-breach-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
            inTheAbstract = new AbstractDecoy(hidden);
            for (Path path : List.of(folder, secretFile, openFile, socket)) {
                Files.setAttribute(path, "unix:gid", person, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", person, LinkOption.NOFOLLOW_LINKS);
            }
            sleeping = new ProcessBuilder(as(person, "sleep", "900")).start();
            program = sleeping.pid();
        } catch (IOException unmade) {
            throw new UncheckedIOException(unmade);
        }
    }

    /// A command, as this user.
    static List<String> as(int person, String... words) {
        List<String> command = new ArrayList<>();
        if (person != 0) {
            command.addAll(List.of("setpriv", "--reuid", "" + person, "--regid", "" + person, "--clear-groups"));
        }
        command.addAll(List.of(words));
        return command;
    }

    /// How many connections came since the last question.
    int connections() {
        int came = 0;
        try {
            for (var one = tcp.accept(); one != null; one = tcp.accept()) {
                one.close();
                came++;
            }
            return came;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// How many datagrams came since the last question.
    int datagrams() {
        int came = 0;
        try {
            while (udp.receive(ByteBuffer.allocate(64)) != null) {
                came++;
            }
            return came;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path with(Path path, String rights) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Override
    public void close() {
        sleeping.destroyForcibly();
        inTheAbstract.close();
        try {
            tcp.close();
            udp.close();
            unix.close();
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
        Folders.delete(all);
    }
}
