package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.proofs.Plan.Operation;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real clients do with real servers, through one house, what `docs/clients.md` says. `./dev prove clients` takes all of them; `./dev test` takes one
/// server that the house starts and one that speaks HTTP, and the route to both alone where a client is slow.
@TestInstance(Lifecycle.PER_CLASS)
class RealPartsTest {
    private static final boolean ALL = System.getProperty("prove", "").equals("clients");
    private static final List<String> SERVERS = ALL ? List.of("everything", "filesystem", "memory", "sequential-thinking", "java", "typescript")
        : List.of("everything", "typescript");
    private static final List<RealClient> CLIENTS = RealClient.all();
    private static final int AT_ONCE = 2;

    private final Map<RealClient, Future<Map<String, Map<Operation, String>>>> walks = new LinkedHashMap<>();
    private ExecutorService walkers;
    private RealServers servers;
    private List<Target> targets;

    @BeforeAll
    void start() throws Exception {
        assumeTrue(Files.isDirectory(Tree.npm().resolve("@modelcontextprotocol")), "left out: the npm servers are not installed (./dev setup)");
        servers = RealServers.started(SERVERS);
        targets = servers.targets();
        walkers = Executors.newFixedThreadPool(AT_ONCE);
        CLIENTS.stream().filter(RealPartsTest::isThere).forEach(client -> walks.put(client, walkers.submit(() -> client.walk(routesOf(client), servers))));
    }

    private List<Target> routesOf(RealClient client) {
        return targets.stream().filter(route -> ALL || !client.slow() || route.name().equals(RealServers.ALL)).toList();
    }

    @AfterAll
    void end() {
        if (servers != null) {
            walkers.shutdownNow();
            servers.close();
        }
    }

    static List<RealClient> clients() {
        return CLIENTS;
    }

    private static boolean isThere(RealClient client) {
        return Files.exists(client.needs());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void aClientDoesWithEveryServerWhatTheDocumentSays(RealClient client) throws Exception {
        assumeTrue(isThere(client), "left out: " + client.name() + " is not installed (./dev setup)");
        Map<String, Map<Operation, String>> seen = walks.get(client).get();
        assertThat(seen).containsOnlyKeys(routesOf(client).stream().map(Target::name).toList());
        assertThat(ClientTable.failures(seen)).as(servers.house()::refusals).isEmpty();
        if (!ALL) {
            assertThat(ClientTable.differences(client.name(), seen)).isEmpty();
        }
    }

    @Test
    void theDocumentsTableIsWhatWasSeen() throws Exception {
        assumeTrue(ALL, "left out: the whole matrix of clients and servers (./dev prove clients)");
        var table = new ClientTable();
        for (RealClient client : CLIENTS) {
            assumeTrue(isThere(client), "left out: " + client.name() + " is not installed (./dev setup)");
            table.add(client.name(), walks.get(client).get());
        }
        table.isTheDocuments(targets);
    }
}
