package dev.gatehouse.cli.launcher;

import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.confine.ZoneWalls;
import dev.gatehouse.control.snapshot.PublicKeys;
import dev.gatehouse.control.snapshot.SigningKey;
import dev.gatehouse.wire.start.StartLine;
import dev.gatehouse.wire.start.UnderLauncher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A zone that does nothing but start properly: it takes its start line, its socket, its port and its walls, and says that it is ready.
/// The file `behave` in its own folder makes it misbehave: `exit N`, `silent`, `die` (after it was ready), `deaf` (ignores SIGTERM).
final class FakeZone {
    private FakeZone() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        StartLine start = UnderLauncher.start();
        Shield.dieWith(Long.parseLong(start.need("launcher")));
        Shield.ownSession();
        Path own = Path.of(start.need("own"));
        Files.writeString(own.resolve("facts"), start.facts() + "\n" + start.secrets().zones() + "\n" + System.getenv());
        String behave = Files.exists(own.resolve("behave")) ? Files.readString(own.resolve("behave")).strip() : "";
        if (behave.startsWith("exit ")) {
            System.err.println("This zone will not start, as told.");
            System.exit(Integer.parseInt(behave.substring(5)));
        }
        listen(start);
        if (behave.equals("deaf")) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeZone::sleep));
        }
        if (!behave.equals("silent")) {
            UnderLauncher.ready(facts(start, own));
        }
        System.err.println("fake " + start.zone().word() + " serves");
        if (behave.equals("die")) {
            System.exit(1);
        }
        sleep();
    }

    private static void listen(StartLine start) throws IOException {
        ServerSocketChannel wire = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        start.fact(start.zone().word() + "-socket").ifPresent(path -> bind(wire, Path.of(path)));
        if (start.fact("port").isPresent()) {
            ServerSocket http = new ServerSocket();
            http.bind(new InetSocketAddress(InetAddress.getByName(start.fact("address").orElse("127.0.0.1")), Integer.parseInt(start.need("port"))));
            Thread.ofPlatform().daemon().start(() -> serve(http));
        }
    }

    private static void bind(ServerSocketChannel wire, Path path) {
        try {
            Files.deleteIfExists(path);
            wire.bind(UnixDomainSocketAddress.of(path));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, String> facts(StartLine start, Path own) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("walls", ZoneWalls.close(Profile.valueOf(start.zone().name()), Path.of(start.need("foreign-file")),
            Optional.of(Path.of(start.need("foreign-socket"))), start.fact("thin")));
        if (start.zone().word().equals("office")) {
            facts.put("key", PublicKeys.text(SigningKey.loadOrCreate(own.resolve("key")).publicKey()));
        }
        return facts;
    }

    private static void serve(ServerSocket http) {
        while (true) {
            try (Socket client = http.accept()) {
                byte[] head = new byte[4096];
                int read = client.getInputStream().read(head);
                boolean metadata = new String(head, 0, Math.max(read, 0), StandardCharsets.US_ASCII)
                    .toLowerCase(Locale.ROOT).startsWith("get /.well-known/oauth-protected-resource/mcp ");
                client.getOutputStream().write(("HTTP/1.1 " + (metadata ? "200 OK" : "404 Not Found")
                    + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                System.err.println("a client went away");
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
