package dev.gatehouse.confine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/// A zone in small: shields itself, opens its listeners, takes the second stage, proves it, and goes on serving.
final class StagedZone {
    private StagedZone() {}

    /// Profile, own folder, foreign file, foreign socket, and what the profile still has to be able to do.
    public static void main(String[] arguments) throws Exception {
        Shield.undumpable();
        Shield.ownSession();
        Profile profile = Profile.valueOf(arguments[0]);
        Path own = Path.of(arguments[1]);
        CountDownLatch staged = new CountDownLatch(1);
        FutureTask<Long> older = new FutureTask<>(() -> {
            staged.await();
            return Burglary.spawn("/bin/true");
        });
        Thread.ofPlatform().start(older);
        switch (arguments[4]) {
            case "accept" -> accept(Integer.parseInt(arguments[5]), profile, staged, arguments);
            case "wire" -> wire(own, profile, staged, arguments);
            case "fetch" -> fetch(arguments[5], profile, staged, arguments);
            default -> throw new IllegalArgumentException(arguments[4]);
        }
        System.out.println("older-thread " + Errno.name((int) -older.get()));
        FutureTask<Long> younger = new FutureTask<>(() -> Burglary.spawn("/bin/true"));
        Thread.ofPlatform().start(younger);
        System.out.println("younger-thread " + Errno.name((int) -younger.get()));
        System.gc();
        System.out.println("done");
    }

    private static void stage(Profile profile, CountDownLatch staged, String[] arguments) throws IOException {
        SecondStage.apply(profile);
        staged.countDown();
        SelfProbe probe = SelfProbe.run(profile, Path.of(arguments[2]), Optional.of(Path.of(arguments[3])));
        System.out.println("probes " + (probe.allStopped() ? "held" : "open:" + probe.open()));
    }

    /// The gate's way: the listener is up before the stage and accepts after it, on many threads.
    private static void accept(int port, Profile profile, CountDownLatch staged, String[] arguments) throws Exception {
        try (ServerSocket listener = new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"))) {
            stage(profile, staged, arguments);
            System.out.println("ready now");
            for (int i = 0; i < 3; i++) {
                try (var client = listener.accept()) {
                    int asked = client.getInputStream().read();
                    Thread.startVirtualThread(() -> answer(client, asked)).join();
                }
            }
        }
        Files.writeString(Path.of(arguments[1], "note"), "files go on");
        Files.move(Path.of(arguments[1], "note"), Path.of(arguments[1], "moved"));
        Files.delete(Path.of(arguments[1], "moved"));
        System.out.println("served well");
    }

    private static void answer(java.net.Socket client, int asked) {
        try {
            client.getOutputStream().write(asked + 1);
        } catch (IOException lost) {
            throw new java.io.UncheckedIOException(lost);
        }
    }

    /// The recorder's and office's way: unix sockets, also new ones, after the stage; the peer is asked for its user.
    private static void wire(Path own, Profile profile, CountDownLatch staged, String[] arguments) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(own.resolve("wire"));
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            stage(profile, staged, arguments);
            try (var dialled = java.nio.channels.SocketChannel.open(address); var accepted = listener.accept()) {
                System.out.println("peer " + PeerUser.of(accepted).uid() + PeerUser.of(dialled).isMe());
            }
        }
    }

    /// The broker's way: a name is looked up and a page fetched after the stage.
    private static void fetch(String page, Profile profile, CountDownLatch staged, String[] arguments) throws Exception {
        stage(profile, staged, arguments);
        HttpURLConnection connection = (HttpURLConnection) URI.create(page).toURL().openConnection();
        System.out.println("fetched " + connection.getResponseCode());
    }
}
