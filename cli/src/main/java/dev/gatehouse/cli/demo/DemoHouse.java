package dev.gatehouse.cli.demo;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.TreeFolder;
import dev.gatehouse.cli.verbs.NotRunning;
import dev.gatehouse.cli.verbs.Operator;
import dev.gatehouse.cli.verbs.Told;
import dev.gatehouse.ledger.Entry;
import dev.gatehouse.ledger.LedgerReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A house for the time of the demonstration: started on a free port in a temporary home, with the hostile example behind it, ended and
/// removed afterwards.
final class DemoHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MODERN = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
    private static final String TENANT = "local";

    private final Path home;
    private final Thread onStop = new Thread(this::end, "demo-end");
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(HttpClient.Builder.NO_PROXY).build();
    private final Map<String, URI> routes = new HashMap<>();
    private boolean ended;

    private DemoHouse(Path home) {
        this.home = home;
    }

    /// Starts it.
    static DemoHouse start() throws IOException, InterruptedException, DemoFailed {
        var house = new DemoHouse(Files.createTempDirectory("gatehouse-demo"));
        Runtime.getRuntime().addShutdownHook(house.onStop);
        try {
            house.run("up", "--detach", "--home", house.home.toString(), "--port", "0", "--server", "weather=" + quoted(example("hostile")),
                "--server", "notes=" + quoted(example("notes")));
            house.told("status").objects("routes").forEach(route -> house.routes.put(String.valueOf(route.get("name")), URI.create(String.valueOf(route.get("url")))));
            return house;
        } catch (IOException | InterruptedException | DemoFailed failed) {
            house.close();
            throw failed;
        }
    }

    /// The command of one of the examples, which are in the tree.
    private static List<String> example(String name) {
        return List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:+UseSerialGC", "-Xmx24m", "-Xss256k", "-XX:TieredStopAtLevel=1",
            "--module-path", TreeFolder.path().resolve("examples/target/zone").toString(), "-m", "dev.gatehouse.examples/dev.gatehouse.examples." + name + ".Main");
    }

    private static String quoted(List<String> words) {
        return String.join(" ", words.stream().map(word -> word.matches("[A-Za-z0-9_./:+=-]+") ? word : "'" + word + "'").toList());
    }

    private void run(String... words) throws IOException, InterruptedException, DemoFailed {
        List<String> command = new ArrayList<>(List.of(TreeFolder.path().resolve("gatehouse").toString()));
        command.addAll(List.of(words));
        Path said = Files.createTempFile("gatehouse-demo", ".log");
        try {
            Process process = new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile()).start();
            int exit = process.waitFor();
            if (exit != Exit.DONE) {
                throw new DemoFailed(exit, Files.readString(said).strip());
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /// The home, for `explain`.
    Path home() {
        return home;
    }

    /// Calls a tool of the hostile server as a client without a gateway does: starts it and speaks with it.
    ToolAnswer direct(String tool) throws IOException, DemoFailed {
        Process server = new ProcessBuilder(example("hostile")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var answers = server.inputReader(StandardCharsets.UTF_8); var asks = server.outputWriter(StandardCharsets.UTF_8)) {
            asks.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":{}}}\n");
            asks.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new DemoFailed(Exit.MISSING_PART, "the example server does not start: " + TreeFolder.path().resolve("examples/target/zone"));
            }
            return ToolAnswer.of(line.getBytes(StandardCharsets.UTF_8), Optional.empty());
        } finally {
            server.destroy();
        }
    }

    /// Calls a tool through the gate.
    ToolAnswer through(String route, String token, String tool) throws IOException, InterruptedException, DemoFailed {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":{}," + MODERN + "}}";
        HttpRequest request = HttpRequest.newBuilder(routes.get(route)).timeout(PATIENCE).header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call").header("Mcp-Name", tool)
            .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return ToolAnswer.of(response.body(), response.headers().firstValue("Gatehouse-Call"));
    }

    /// A token for a caller on one route.
    String token(String caller, String route) throws IOException, DemoFailed {
        return told("token", "tenant", TENANT, "name", caller, "routes", List.of(route)).text("token");
    }

    /// Adds a caller and grants one tool of one server.
    void admit(String caller, String server, String tool) throws IOException, DemoFailed {
        told("caller-add", "tenant", TENANT, "name", caller);
        told("grant-add", "tenant", TENANT, "caller", caller, "server", server, "tools", List.of(tool));
    }

    private Told told(String verb, Object... members) throws IOException, DemoFailed {
        try (Operator operator = Operator.of(home)) {
            Told told = operator.ask(verb, members);
            if (told.exit() != Exit.DONE) {
                throw new DemoFailed(told.exit(), String.join("\n", told.said()));
            }
            return told;
        } catch (NotRunning gone) {
            throw new DemoFailed(Exit.NOT_RUNNING, gone.getMessage());
        }
    }

    /// Refusals before identity are counted once a second.
    void awaitCount(String code) throws IOException, InterruptedException {
        var reader = new LedgerReader(home.resolve("zones/recorder/ledger"));
        long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (System.nanoTime() < until
                && reader.lastLines(1, line -> line.line() instanceof Entry.Count count && count.code().equals(code)).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(onStop);
        } catch (IllegalStateException stopping) {
            // The hook is what called this, or is about to find it done.
        }
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            try {
                run("down", "--home", home.toString());
            } catch (IOException | DemoFailed notRunning) {
                // It never came up.
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            System.getLogger("dev.gatehouse.cli").log(System.Logger.Level.WARNING, "the demonstration''s home stays behind: {0}", home);
        }
    }
}
