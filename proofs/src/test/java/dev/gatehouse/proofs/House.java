package dev.gatehouse.proofs;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One house, started as a person would start it, on a free port and a home of its own.
final class House implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final List<String> as;

    private House(Path home, List<String> as) {
        this.home = home;
        this.as = as;
    }

    /// Starts a house with these words after `up`.
    static House up(String... more) {
        return started(List.of(), more);
    }

    /// Starts a house as an ordinary user. Only root can.
    static House upAsOrdinaryUser(String... more) {
        return started(List.of("setpriv", "--reuid", "1001", "--regid", "1001", "--clear-groups"), more);
    }

    private static House started(List<String> as, String... more) {
        Path folder = Folders.fresh();
        if (!as.isEmpty()) {
            Ran.of(List.of("chown", "1001:1001", folder.toString()), folder, Map.of(), PATIENCE).ended(0);
        }
        var house = new House(folder.resolve("h"), as);
        List<String> words = new ArrayList<>(List.of("up", "--detach", "--port", "0"));
        words.addAll(List.of(more));
        Ran ran = house.gatehouse(words.toArray(String[]::new));
        if (ran.code() != 0) {
            house.close();
        }
        ran.ended(0);
        return house;
    }

    Path home() {
        return home;
    }

    /// Runs one verb on this house.
    Ran gatehouse(String... words) {
        return Ran.of(command(words), home.getParent(), Map.of("GATEHOUSE_HOME", home.toString()), PATIENCE);
    }

    /// The command line of a verb on this house.
    List<String> command(String... words) {
        List<String> command = new ArrayList<>(as);
        command.addAll(words(words));
        return command;
    }

    /// The command line of a verb, on whatever house it names: what the script `gatehouse` runs once the tree is built.
    static List<String> words(String... words) {
        Path tree = Tree.path();
        Path cache = tree.resolve("target/aot/cli.aot");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            Files.isReadable(cache) ? "-XX:AOTCache=" + cache : "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=10", "-XX:+UseCompactObjectHeaders", "-Xmx64m", "-Xss256k", "-XX:-UsePerfData",
            "--enable-native-access=dev.gatehouse.confine", "-Dgatehouse.tree=" + tree,
            "--module-path", tree.resolve("cli/target/zone").toString(), "-m", "dev.gatehouse.cli/dev.gatehouse.cli.Main"));
        command.addAll(List.of(words));
        return command;
    }

    JsonObject status() {
        return json(gatehouse("status", "--json").ended(0).out());
    }

    /// The URL of a route.
    String url(String route) {
        return Optional.ofNullable(urls().get(route)).orElseThrow();
    }

    /// The URLs of all routes, by their names.
    Map<String, String> urls() {
        return status().array("routes").orElseThrow().values().stream().map(JsonObject.class::cast)
            .collect(Collectors.toMap(each -> each.text("name").orElseThrow(), each -> each.text("url").orElseThrow()));
    }

    /// The process id of a zone.
    long pid(String zone) {
        return status().array("zones").orElseThrow().values().stream().map(JsonObject.class::cast)
            .filter(each -> each.text("name").orElseThrow().equals(zone))
            .map(each -> Long.parseLong(new String(each.get("pid").orElseThrow().bytes(), StandardCharsets.US_ASCII))).findFirst().orElseThrow();
    }

    /// A token, alone.
    String token(String caller, String tenant, String... routes) {
        List<String> words = new ArrayList<>(List.of("token", "--caller", caller, "--tenant", tenant));
        for (String route : routes) {
            words.add("--route");
            words.add(route);
        }
        return gatehouse(words.toArray(String[]::new)).ended(0).out().strip();
    }

    /// A caller with grants: `server` for all of it, `server:tool` for one tool.
    void caller(String name, String tenant, String... grants) {
        gatehouse("caller", "add", name, "--tenant", tenant).ended(0);
        for (String grant : grants) {
            String[] parts = grant.split(":");
            List<String> words = new ArrayList<>(List.of("grant", "add", "--caller", name, "--tenant", tenant, "--server", parts[0]));
            if (parts.length > 1) {
                words.addAll(List.of("--tool", parts[1]));
            }
            gatehouse(words.toArray(String[]::new)).ended(0);
        }
    }

    /// What the ledger says of the last calls that were not carried out: for whoever looks for the cause of a failure.
    String refusals() {
        return calls(2_000).stream().filter(call -> call.has("code"))
            .map(call -> Stream.of("server", "method", "target", "code", "rule").map(member -> call.text(member).orElse("")).collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n"));
    }

    /// The last calls on record.
    List<JsonObject> calls(int most) {
        String list = gatehouse("ledger", "show", "--json", "--last", Integer.toString(most)).ended(0).out();
        return json("{\"calls\":" + list + "}").array("calls").orElseThrow().values().stream().map(JsonObject.class::cast).toList();
    }

    static JsonObject json(String text) {
        try {
            return (JsonObject) Json.parse(text.strip().getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 24));
        } catch (Malformed wrong) {
            throw new AssertionError("no JSON: " + text, wrong);
        }
    }

    /// Ends the house and takes its folder away.
    @Override
    public void close() {
        gatehouse("down");
        Folders.delete(home.getParent());
    }
}
