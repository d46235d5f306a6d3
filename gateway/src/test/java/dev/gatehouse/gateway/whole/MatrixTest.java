package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients of each revision before servers of each revision, with everything that goes between them. `docs/matrix.md` says what was seen here;
/// it is written anew with `-Dgatehouse.write=true`.
@Timeout(120)
class MatrixTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("house", "..")).resolve("docs/matrix.md");
    private static final Map<Revision, PlayedServer> SERVERS = new EnumMap<>(Revision.class);
    private static final Map<Feature, Map<Pair, Optional<String>>> SEEN = new EnumMap<>(Feature.class);
    /// On the route to all servers each opens four streams, and those of pairs that are through take a moment to end.
    private static final int AT_ONCE = 4;
    private static GateUnderTest gate;

    private record Pair(Revision client, Revision server) {
        static List<Pair> all() {
            List<Pair> all = new ArrayList<>();
            for (Revision client : Revision.values()) {
                for (Revision server : Revision.values()) {
                    all.add(new Pair(client, server));
                }
            }
            return all;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), settings());
        gate.name("alice@all", gate.token("acme", "alice", "all"));
        for (Revision revision : Revision.values()) {
            var server = new PlayedServer(gate, revision);
            SERVERS.put(revision, server);
            gate.servers.manners.put(server.name(), server::play);
            gate.name("alice@" + server.name(), gate.token("acme", "alice", server.name()));
            gate.use(register -> register.grant(GateUnderTest.grant("acme", "alice", server.name())).after());
        }
    }

    private static String settings() {
        var servers = new StringBuilder("version: 1\nservers:\n");
        for (Revision revision : Revision.values()) {
            servers.append("  %1$s: {url: \"https://%1$s.example.com/mcp\", deadline: 20s, maxAnswer: 256KiB, allow: [elicitation, sampling, roots]}\n"
                .formatted(PlayedServer.name(revision)));
        }
        return servers + GateUnderTest.LIMITS.replace("atOnce: 64", "atOnce: 64, streams: 64");
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void eachClientHasItWithEachServerOrIsToldWhyNot(Feature feature) throws Exception {
        assertThat(seen(feature)).hasSize(16);
        assertThat(SERVERS.values()).allSatisfy(server -> assertThat(server.faults()).as("what is not of its revision").isEmpty());
        Moments.until(() -> gate.streams.count() == 0);
    }

    @Test
    void theDocumentSaysWhatWasSeen() throws Exception {
        String text = document();
        if (Boolean.getBoolean("gatehouse.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT)).as("written anew by: mvn -pl gateway -am test -Dtest=MatrixTest -Dsurefire.failIfNoSpecifiedTests=false "
            + "-Dgatehouse.write=true").isEqualTo(text);
    }

    private static Map<Pair, Optional<String>> seen(Feature feature) {
        return SEEN.computeIfAbsent(feature, MatrixTest::play);
    }

    /// What each pair came to. Pairs wait more than they work.
    private static Map<Pair, Optional<String>> play(Feature feature) {
        Map<Pair, Optional<String>> seen = new ConcurrentHashMap<>();
        Map<Pair, Throwable> failed = new ConcurrentHashMap<>();
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Pair pair : Pair.all()) {
                some.execute(() -> {
                    try {
                        seen.put(pair, playOnBothRoutes(feature, pair));
                    } catch (Exception | AssertionError wrong) {
                        failed.put(pair, wrong);
                    }
                });
            }
        }
        assertThat(failed).as(feature.heading()).isEmpty();
        return seen;
    }

    private static Optional<String> playOnBothRoutes(Feature feature, Pair pair) throws IOException, InterruptedException {
        Optional<String> seen = play(feature, pair, PlayedServer.name(pair.server()));
        assertThat(play(feature, pair, "all")).as("on the route to all servers").isEqualTo(seen);
        return seen;
    }

    private static Optional<String> play(Feature feature, Pair pair, String route) throws IOException, InterruptedException {
        PlayedServer server = SERVERS.get(pair.server());
        return feature.play(PlayedClient.of(pair.client(), new Spot(gate, route, server.name())), server);
    }

    private static String document() {
        List<String> notes = new ArrayList<>();
        var text = new StringBuilder("""
            # Every revision with every revision

            What clients of one revision have with servers of another through the gate, as `MatrixTest` sees it: clients and servers that each speak
            one revision and nothing else, a real gate between them. Each cell is played on the server's own route and on `/mcp`, and is the same
            there. In each exchange members that nobody knows go both ways, questions and their replies and news too, and arrive byte for
            byte; what else may change is [named](protocol.md#what-may-change-on-the-way). A listing on `/mcp` is the gate's own: its things arrive as they
            were, what stands beside them does not.

            """);
        text.append("| column | what was seen |\n|---|---|\n");
        for (Feature feature : Feature.values()) {
            text.append("| %s | %s |\n".formatted(feature.heading(), feature.sentence()));
        }
        text.append("\n| client | server |");
        for (Feature feature : Feature.values()) {
            text.append(' ').append(feature.heading()).append(" |");
        }
        text.append("\n").append("|---".repeat(2 + Feature.values().length)).append("|\n");
        for (Pair pair : Pair.all()) {
            text.append("| %s | %s |".formatted(pair.client().text(), pair.server().text()));
            for (Feature feature : Feature.values()) {
                text.append(' ').append(seen(feature).get(pair).map(why -> "no (" + number(why, notes) + ")").orElse("yes")).append(" |");
            }
            text.append('\n');
        }
        text.append("\nImpossible, since the revision of one side does not have it; what is seen instead:\n\n");
        for (int i = 0; i < notes.size(); i++) {
            text.append("%d. %s\n".formatted(i + 1, notes.get(i)));
        }
        return text.toString();
    }

    private static int number(String why, List<String> notes) {
        if (!notes.contains(why)) {
            notes.add(why);
        }
        return notes.indexOf(why) + 1;
    }
}
