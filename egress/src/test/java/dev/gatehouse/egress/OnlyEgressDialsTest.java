package dev.gatehouse.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No main source of the house but this room's dials, asks for a name, or opens a URL; the exceptions are here with their reasons.
class OnlyEgressDialsTest {

    /// Unix sockets stay on the machine: opening one with its family in the same call is fine everywhere.
    private static final Pattern DIALS = Pattern.compile("""
            java\\.net\\.Socket\\b|\\bnew Socket\\(|\\bSocketChannel\\.open\\((?!\\s*(?:StandardProtocolFamily\\.)?UNIX)\
            |\\bDatagram(?:Socket|Channel)\\b|\\bAsynchronousSocketChannel\\b|\\bSocketFactory\\b|\\bSSLSocket\\b\
            |java\\.net\\.http\\b|\\bHttpClient\\b|\\bURLConnection\\b|\\.openConnection\\(|\\.openStream\\(|\\.toURL\\(|\\bnew URL\\(\
            |InetAddress\\.get(?:All)?ByName\\(|org\\.apache\\.hc\\b|org\\.eclipse\\.jetty\\.client\\b""");

    /// Room → why it may.
    private static final Map<String, String> ALLOWED = new TreeMap<>(Map.of(
            "egress/", "this is the room that dials",
            "cli/", "the command, the bridge and the launcher speak to this house's own listeners on loopback, as their user",
            "examples/", "example servers and clients are not part of a zone",
            "bench/", "the bench drives the house from outside",
            "attack/", "the attack kit drives a written target from outside",
            "proofs/", "proofs try what is forbidden",
            "confine/", "the self-probes try to dial and must fail"));

    @Test
    void noOtherRoomDials() throws IOException {
        var house = Path.of(System.getProperty("house", ".."));
        var found = new ArrayList<String>();
        for (var sources : sourcesOf(house)) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> found.addAll(dialsIn(house, house.relativize(file))));
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sourcesOf(Path house) throws IOException {
        try (Stream<Path> rooms = Files.list(house)) {
            return rooms.filter(room -> !ALLOWED.containsKey(room.getFileName() + "/")).map(room -> room.resolve("src/main/java"))
                    .filter(Files::isDirectory).toList();
        }
    }

    private static List<String> dialsIn(Path house, Path file) {
        try {
            var code = Files.readString(house.resolve(file)).replaceAll("(?m)^\\s*//.*$", "");
            return DIALS.matcher(code).results().map(hit -> file + ": " + hit.group()).distinct().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void thePatternSeesWhatItShouldSeeAndNotMore() {
        assertThat(List.of("new Socket(host, 1)", "SocketChannel.open()", "SocketChannel.open(address)", "HttpClient.newHttpClient()",
                "url.openConnection()", "InetAddress.getByName(x)", "import java.net.http.HttpClient;", "DatagramSocket s",
                "SocketChannel.open(StandardProtocolFamily.INET)")).allMatch(code -> DIALS.matcher(code).find());
        assertThat(List.of("SocketChannel.open(StandardProtocolFamily.UNIX)", "ServerSocketChannel.open(UNIX)", "new ServerSocket(0)",
                "SocketChannel channel", "InetAddress.getByAddress(b)", "InetAddress.ofLiteral(t)")).noneMatch(code -> DIALS.matcher(code).find());
    }

    @Test
    void everyExceptionHasAReason() {
        assertThat(ALLOWED).allSatisfy((room, why) -> assertThat(why).isNotBlank());
    }
}
