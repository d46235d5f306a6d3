package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.protocol.json.JsonObject;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Real clients against real servers through one house: every client lists and calls every server.
@TestInstance(Lifecycle.PER_CLASS)
class RealPartsTest {
    private static final Path NPM = Tree.npm();
    private static final List<String> ROUTES = List.of("everything", "filesystem", "memory", "remote");
    private static final List<String> CLIENTS = List.of("curl", "bridge legacy", "bridge 2026-07-28", "typescript legacy", "typescript 2026-07-28", "java");

    private Path folder;
    private Process remote;
    private House house;

    @BeforeAll
    void start() throws Exception {
        assumeTrue(Files.isDirectory(NPM.resolve("@modelcontextprotocol")), "left out: the npm servers are not installed (./dev setup)");
        folder = Folders.fresh();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(folder.resolve("hello.txt"), "hello");
        int port = freePort();
        remote = startRemote(port);
        house = House.up("--server", "node " + server("everything"), "--server", "node " + server("filesystem") + " " + folder,
            "--server", "node " + server("memory"), "--server", "remote=http://127.0.0.1:" + port + "/mcp");
    }

    @AfterAll
    void end() {
        if (house != null) {
            house.close();
        }
        if (remote != null) {
            remote.descendants().forEach(ProcessHandle::destroyForcibly);
            remote.destroyForcibly();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }

    List<Arguments> everyClientWithEveryServer() {
        List<Arguments> pairs = new ArrayList<>();
        CLIENTS.forEach(client -> ROUTES.forEach(route -> pairs.add(Arguments.of(client, route))));
        return pairs;
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("everyClientWithEveryServer")
    void listsAndCalls(String client, String route) throws Exception {
        Seen seen = switch (client) {
            case "curl" -> curl(route);
            case "java" -> java(route);
            case String named when named.startsWith("bridge ") -> typescript("stdio", bridge(route), "-", named.substring(7), route);
            default -> typescript("http", house.url(route), house.token("me", "local", route), client.substring(11), route);
        };
        assertThat(seen.tools()).contains(tool(route));
        assertThat(seen.text()).contains(expected(route));
    }

    private record Seen(List<String> tools, String text) {}

    private static String tool(String route) {
        return switch (route) {
            case "everything", "remote" -> "echo";
            case "filesystem" -> "list_directory";
            default -> "read_graph";
        };
    }

    private Map<String, Object> arguments(String route) {
        return switch (route) {
            case "everything", "remote" -> Map.of("message", "through " + route);
            case "filesystem" -> Map.of("path", folder.toString());
            default -> Map.of();
        };
    }

    private static String expected(String route) {
        return switch (route) {
            case "everything", "remote" -> "through " + route;
            case "filesystem" -> "hello.txt";
            default -> "entities";
        };
    }

    private Seen curl(String route) {
        var me = new Mcp(house.url(route), house.token("me", "local", route));
        List<String> tools = me.list().body().object("result").orElseThrow().array("tools").orElseThrow().values().stream()
            .map(each -> ((JsonObject) each).text("name").orElseThrow()).toList();
        return new Seen(tools, me.call(tool(route), json(arguments(route))).text());
    }

    private Seen java(String route) {
        URI url = URI.create(house.url(route));
        String token = house.token("me", "local", route);
        var transport = HttpClientStreamableHttpTransport.builder(url.getScheme() + "://" + url.getAuthority()).endpoint(url.getPath())
            .addHttpRequestCustomizer((request, _, _, _, _) -> request.setHeader("Authorization", "Bearer " + token)).build();
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(30)).build()) {
            client.initialize();
            List<String> tools = client.listTools().tools().stream().map(McpSchema.Tool::name).toList();
            var result = client.callTool(McpSchema.CallToolRequest.builder(tool(route)).arguments(arguments(route)).build());
            return new Seen(tools, ((McpSchema.TextContent) result.content().getFirst()).text());
        }
    }

    private Seen typescript(String transport, String target, String token, String mode, String route) {
        String calls = "[{\"name\":\"" + tool(route) + "\",\"arguments\":" + json(arguments(route)) + "}]";
        Path script = Path.of(System.getProperty("house", "..")).toAbsolutePath().resolve("proofs/npm/clients/client.mjs");
        String out = Ran.of(List.of("node", script.toString(), transport, target, token, mode, calls), NPM.getParent(),
            Map.of("GATEHOUSE_HOME", house.home().toString()), Duration.ofSeconds(90)).ended(0).out();
        JsonObject said = House.json(out);
        assertThat(said.text("failed")).as(out).isEmpty();
        List<String> tools = said.array("tools").orElseThrow().values().stream().map(each -> new String(each.bytes(), StandardCharsets.UTF_8).replace("\"", "")).toList();
        return new Seen(tools, ((JsonObject) said.array("calls").orElseThrow().get(0)).text("text").orElse(out));
    }

    private String bridge(String route) {
        List<String> command = house.command("bridge", "--home", house.home().toString(), "--caller", "me", "--tenant", "local", "--route", route);
        return "[" + String.join(",", command.stream().map(word -> "\"" + word + "\"").toList()) + "]";
    }

    private static String json(Map<String, Object> flat) {
        return "{" + String.join(",", flat.entrySet().stream().map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"").toList()) + "}";
    }

    private static String server(String name) {
        return NPM.resolve("@modelcontextprotocol/server-" + name + "/dist/index.js").toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// The everything server over HTTP. It says so on its error stream when it listens.
    private static Process startRemote(int port) throws IOException {
        var builder = new ProcessBuilder("node", server("everything"), "streamableHttp").redirectErrorStream(true);
        builder.environment().put("PORT", Integer.toString(port));
        Process process = builder.start();
        var lines = process.inputReader();
        for (String line = lines.readLine(); line != null && !line.contains("listening"); line = lines.readLine()) {
            // It greets first.
        }
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return process;
    }
}
