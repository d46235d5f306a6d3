package dev.gatehouse.confine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Everything a burglar could want, owned by the very user he runs as: a loopback service, sockets, a file, a folder, a process.
final class Decoys implements AutoCloseable {
    final int uid;
    final Path folder;
    final Path own;
    final Path secret;
    final Path unix;
    final String hidden;
    final Process process;
    private final ServerSocket service;
    private final DatagramSocket datagrams;
    private final ServerSocketChannel unixService;
    private final long hiddenService;

    Decoys(int uid) throws IOException {
        this.uid = uid;
        Path home = Files.createTempDirectory("decoys");
        folder = Files.createDirectory(home.resolve("other"));
        own = Files.createDirectory(home.resolve("own"));
        secret = Files.writeString(folder.resolve("secret"), "not for you");
        service = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        datagrams = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        unix = folder.resolve("socket");
        unixService = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        unixService.bind(UnixDomainSocketAddress.of(unix));
        hidden = "gatehouse-decoy-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        hiddenService = listenAbstract(hidden);
        for (Path path : List.of(home, folder, own, secret, unix)) {
            give(path);
        }
        process = new ProcessBuilder("setpriv", "--reuid", "" + uid, "--regid", "" + uid, "--clear-groups", "sleep", "600").start();
        awaitUser();
    }

    int tcpPort() {
        return service.getLocalPort();
    }

    List<String> targets() {
        return new ArrayList<>(List.of("tcp=127.0.0.1:" + tcpPort(), "udp=127.0.0.1:" + datagrams.getLocalPort(), "unix=" + unix, "abstract=" + hidden,
            "pid=" + process.pid(), "file=" + secret, "folder=" + folder, "program=/bin/true"));
    }

    void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
    }

    private void awaitUser() throws IOException {
        Path status = Path.of("/proc", "" + process.pid(), "comm");
        while (process.isAlive() && !Files.readString(status).startsWith("sleep")) {
            Thread.onSpinWait();
        }
    }

    private static long listenAbstract(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long fd = Sys.call(SystemCall.SOCKET, 1, 1, 0);
            MemorySegment at = arena.allocate(110);
            at.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(name.getBytes(), 0, at, ValueLayout.JAVA_BYTE, 3, name.length());
            Sys.call(SystemCall.BIND, fd, at.address(), 3 + name.length());
            Sys.call(SystemCall.LISTEN, fd, 5);
            return fd;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        service.close();
        datagrams.close();
        unixService.close();
        Sys.call(SystemCall.CLOSE, hiddenService);
        deleteTree(folder.getParent());
    }

    static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
