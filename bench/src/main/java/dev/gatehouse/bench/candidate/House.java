package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.load.Target;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Processes;
import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.bench.upstream.Tools;
import dev.gatehouse.bench.upstream.Upstream;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gatehouse, started by its own command in a home of its own, with everything on. Only the limits of calls are raised, by its settings.
///
/// Its processes are everything under the launcher: a process that no zone claims is counted too, as `other`.
public final class House implements Candidate {
    private static final String CALLER = "bench";
    private static final List<String> ORDER = List.of("gate", "broker", "recorder", "office", "keeper", "launcher");
    private static final String SETTINGS = """
        version: 1
        limits:
          requestsPerAddress: 1000000
          caller:
            perMinute: 1000000
            burst: 100000
        """;

    private final Verbs verbs;
    private final Map<Era, Target> targets;
    private final Path ledger;

    private House(Verbs verbs, Map<Era, Target> targets, Path ledger) {
        this.verbs = verbs;
        this.targets = targets;
        this.ledger = ledger;
    }

    /// Starts one before the upstream. Its caller may use all tools but [Tools#FORBIDDEN].
    public static House start(Gatehouse gatehouse, int upstream, Path folder) throws IOException, InterruptedException {
        var verbs = new Verbs(gatehouse, folder.resolve("home"));
        Path settings = Files.writeString(folder.resolve("bench.yaml"), SETTINGS);
        try {
            List<String> up = new ArrayList<>(List.of("up", "--detach", "--port", "0", "--config", settings.toString()));
            for (Era era : Era.values()) {
                up.addAll(List.of("--server", server(era) + "=http://127.0.0.1:" + upstream + Upstream.path(era)));
            }
            verbs.run(up.toArray(String[]::new));
            JsonObject status = verbs.json("status", "--json");
            Map<Era, Target> targets = new EnumMap<>(Era.class);
            for (Era era : Era.values()) { // each with a tenant of its own: two servers of one tenant cannot have tools of the same names
                verbs.run("caller", "add", CALLER, "--tenant", server(era));
                verbs.run(grant(server(era)));
                targets.put(era, new Target(route(status, server(era)), Optional.of(verbs.run("token", "--caller", CALLER, "--tenant", server(era), "--route", server(era)).strip())));
            }
            return new House(verbs, targets, Path.of(status.object("ledger").orElseThrow().text("folder").orElseThrow()));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            verbs.attempt("down");
            throw failed;
        }
    }

    private static String server(Era era) {
        return era.name().toLowerCase(Locale.ROOT);
    }

    private static String[] grant(String server) {
        List<String> words = new ArrayList<>(List.of("grant", "add", "--caller", CALLER, "--tenant", server, "--server", server));
        Arrays.stream(Tools.values()).filter(tool -> tool != Tools.FORBIDDEN).forEach(tool -> words.addAll(List.of("--tool", tool.tool())));
        return words.toArray(String[]::new);
    }

    private static URI route(JsonObject status, String server) {
        return objects(status, "routes").stream().filter(route -> route.text("name").orElse("").equals(server)).findFirst()
            .flatMap(route -> route.text("url")).map(URI::create).orElseThrow(() -> new Unmeasured("status names no route `" + server + "`"));
    }

    private static List<JsonObject> objects(JsonObject status, String member) {
        return status.array(member).orElseThrow().values().stream().map(JsonObject.class::cast).toList();
    }

    @Override
    public String name() {
        return "gatehouse";
    }

    @Override
    public boolean can(Work work) {
        return true;
    }

    @Override
    public Target target(Era server) {
        return targets.get(server);
    }

    /// The folder of its ledger.
    public Path ledger() {
        return ledger;
    }

    /// Fails the run unless the ledger verifies.
    public void verifyLedger() throws IOException, InterruptedException {
        verbs.run("ledger", "verify");
    }

    @Override
    public Processes processes() {
        try {
            return new Processes(pids(objects(verbs.json("status", "--json"), "zones")));
        } catch (IOException lost) {
            throw new Unmeasured("status: " + lost.getMessage());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new Unmeasured("interrupted");
        }
    }

    private static Map<String, Long> pids(List<JsonObject> zones) {
        Map<String, Long> named = new LinkedHashMap<>();
        zones.forEach(zone -> pid(zone).ifPresent(pid -> named.put(zone.text("name").orElseThrow(), pid)));
        ProcessHandle launcher = Optional.ofNullable(named.get("launcher")).flatMap(ProcessHandle::of)
            .or(() -> ProcessHandle.of(named.get("gate")).flatMap(ProcessHandle::parent)).orElseThrow(() -> new Unmeasured("no launcher"));
        named.put("launcher", launcher.pid());
        launcher.descendants().map(ProcessHandle::pid).filter(pid -> !named.containsValue(pid)).forEach(pid -> named.put("other " + pid, pid));
        return inOrder(named);
    }

    private static Optional<Long> pid(JsonObject zone) {
        return zone.get("pid").map(pid -> new String(pid.bytes(), StandardCharsets.US_ASCII)).filter(digits -> digits.matches("[1-9][0-9]*")).map(Long::valueOf);
    }

    private static Map<String, Long> inOrder(Map<String, Long> named) {
        Map<String, Long> ordered = new LinkedHashMap<>();
        ORDER.stream().filter(named::containsKey).forEach(name -> ordered.put(name, named.get(name)));
        named.forEach(ordered::putIfAbsent);
        return ordered;
    }

    @Override
    public void close() {
        verbs.attempt("down");
    }
}
