package dev.gatehouse.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Real servers behind one house: those from npm as programs that the house starts, those of the Java and the TypeScript SDK over HTTP.
final class RealServers implements AutoCloseable {
    /// The name of the route to all servers.
    static final String ALL = "all";
    /// Sessions of several clients at a time, and calls as fast as they come.
    private static final Map<String, Object> LIMITS = Map.of("caller", Map.of("perMinute", 100_000, "burst", 10_000, "atOnce", 64, "streams", 64, "sessions", 256));

    private final List<Runnable> ends = new ArrayList<>();
    private final Path folder = Folders.fresh();
    private final Map<String, Plan> plans;
    private final House house;

    private RealServers(Collection<String> names) throws Exception {
        ends.add(() -> Folders.delete(folder));
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx")); // a house that root starts runs servers as other users
            Files.writeString(folder.resolve("hello.txt"), "hello");
            plans = new LinkedHashMap<>(Plan.all(folder));
            plans.keySet().retainAll(names);
            Map<String, Object> servers = new LinkedHashMap<>();
            for (String name : names) {
                servers.put(name, server(name));
            }
            Path settings = Files.writeString(folder.resolve("gatehouse.yaml"), Plan.JSON.writeValueAsString(Map.of("version", 1, "servers", servers, "limits", LIMITS)));
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
            house = House.up("--config", settings.toString());
            ends.add(house::close);
        } catch (Exception | Error broken) {
            close();
            throw broken;
        }
    }

    static RealServers started(Collection<String> names) throws Exception {
        return new RealServers(names);
    }

    House house() {
        return house;
    }

    /// A folder that ends with the servers.
    Path folder() {
        return folder;
    }

    /// What a client can reach: each server on its own route, and all of them on one, with one token.
    List<Target> targets() {
        Map<String, String> urls = house.urls();
        String token = house.token("me", "local", urls.keySet().toArray(String[]::new));
        List<Target> targets = new ArrayList<>();
        plans.forEach((name, plan) -> targets.add(new Target(name, urls.get(name), token, null, List.of(plan))));
        targets.add(new Target(ALL, urls.get(ALL), token, null, plans.entrySet().stream().map(each -> each.getValue().among(each.getKey())).toList()));
        return targets;
    }

    @Override
    public void close() {
        ends.reversed().forEach(Runnable::run);
    }

    private Map<String, Object> server(String name) throws Exception {
        return switch (name) {
            case "java" -> {
                JavaServer server = JavaServer.started();
                ends.add(server::close);
                yield Map.of("url", server.url());
            }
            case "typescript" -> Map.of("url", fixture());
            case "filesystem" -> Map.of("command", List.of("node", installed(name), folder.toString()));
            // Each process has a graph of its own: two would write one file at once.
            case "memory" -> Map.of("command", List.of("sh", "-c", "MEMORY_FILE_PATH=$TMPDIR/$$.json exec node $0", installed(name)));
            default -> Map.of("command", List.of("node", installed(name)));
        };
    }

    private static String installed(String name) {
        return Tree.npm().resolve("@modelcontextprotocol/server-" + name + "/dist/index.js").toString();
    }

    /// The TypeScript fixture. It says its URL once it listens.
    private String fixture() throws IOException {
        Process process = new ProcessBuilder("node", Papers.TREE.resolve("proofs/npm/fixture/server.mjs").toString()).directory(Tree.npm().getParent().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ends.add(process::destroyForcibly);
        String first = process.inputReader().readLine();
        if (first == null || !first.startsWith("listening ")) {
            throw new AssertionError("the TypeScript fixture did not start: " + first);
        }
        return first.substring("listening ".length());
    }
}
