package dev.gatehouse.proofs;

import dev.gatehouse.proofs.Plan.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/// One way for an agent to speak with the house. It walks routes and tells of each what every operation came to.
sealed interface RealClient {
    /// Nothing stands between the client and the route.
    Between DIRECT = (target, _) -> target;

    /// What it is called in the document.
    String name();

    /// A file that it cannot do without.
    Path needs();

    /// Whether it needs processes of its own for each route, or even each operation.
    boolean slow();

    /// `yes`, `not offered` by the server, `cannot` by the client, or `failed: …`.
    Map<String, Map<Operation, String>> walk(List<Target> targets, RealServers servers);

    /// All of them, each version as it is installed.
    static List<RealClient> all() {
        String two = "`@modelcontextprotocol/client` " + version("proofs/npm/package.json", "@modelcontextprotocol/client");
        return List.of(
            ofNpm(two + ", older era", "typescript", "legacy"),
            ofNpm(two + ", either era", "typescript", "auto"),
            ofNpm(two + ", 2026-07-28", "typescript", "2026-07-28"),
            ofNpm("`@modelcontextprotocol/sdk` " + version("proofs/npm/package.json", "@modelcontextprotocol/sdk"), "typescript", "sdk"),
            new OfJava(),
            new OfNode("`mcp-remote` " + version("proofs/npm/package.json", "mcp-remote"), "typescript", "auto", Tree.npm(), RealClient::remote),
            new OfNode("Inspector " + version("proofs/npm/conformance/package.json", "@modelcontextprotocol/inspector") + ", command line", "inspector", "auto",
                Papers.TREE.resolve(".cache/conformance/node_modules"), DIRECT),
            ofNpm("curl", "curl", "2026-07-28"),
            new OfNode("`gatehouse bridge`, older era", "typescript", "legacy", Tree.npm(), RealClient::bridge),
            new OfNode("`gatehouse bridge`, 2026-07-28", "typescript", "2026-07-28", Tree.npm(), RealClient::bridge));
    }

    private static RealClient ofNpm(String name, String script, String mode) {
        return new OfNode(name, script, mode, Tree.npm(), DIRECT);
    }

    private static String version(String file, String part) {
        return House.json(Papers.text(Papers.TREE.resolve(file))).object("dependencies").orElseThrow().text(part).orElseThrow();
    }

    private static Target remote(Target target, House house) {
        return target.over(List.of("node", Tree.npm().resolve("mcp-remote/dist/proxy.js").toString(), target.url(), "--allow-http", "--transport", "http-only",
            "--header", "Authorization: Bearer " + target.token(), "--silent"));
    }

    private static Target bridge(Target target, House house) {
        return target.over(house.command("bridge", "--home", house.home().toString(), "--caller", "me", "--tenant", "local", "--route", target.name()));
    }

    /// What stands between the client and the route.
    @FunctionalInterface
    interface Between {
        Target of(Target target, House house);
    }

    /// A client that `walk.mjs` drives: one process for all routes.
    record OfNode(String name, String script, String mode, Path modules, Between between) implements RealClient {
        @Override
        public Path needs() {
            return modules;
        }

        @Override
        public boolean slow() {
            return between != DIRECT || script.equals("inspector");
        }

        @Override
        public Map<String, Map<Operation, String>> walk(List<Target> targets, RealServers servers) {
            try {
                Path job = Files.createTempFile(servers.folder(), "job", ".json", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(job, Plan.JSON.writeValueAsString(targets.stream().map(target -> between.of(target, servers.house())).toList()));
                Path home = Files.createTempDirectory(servers.folder(), "home");
                Ran ran = Ran.of(List.of(Tree.newestNode(), Papers.TREE.resolve("proofs/npm/clients/walk.mjs").toString(), script, mode, job.toString()), modules.getParent(),
                    Map.of("HOME", home.toString(), "MCP_REMOTE_CONFIG_DIR", home.toString()), Duration.ofMinutes(15)).ended(0);
                Map<String, Map<Operation, String>> seen = new LinkedHashMap<>();
                for (String line : ran.out().lines().toList()) {
                    var walked = Plan.JSON.readValue(line, new TypeReference<Walked>() {});
                    seen.put(walked.name, walked.seen);
                }
                return seen;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private record Walked(String name, Map<Operation, String> seen) {}
    }

    /// The Java SDK's client, in this JVM.
    record OfJava() implements RealClient {
        @Override
        public String name() {
            return "Java SDK " + JavaClient.version();
        }

        @Override
        public Path needs() {
            return Papers.TREE;
        }

        @Override
        public boolean slow() {
            return false;
        }

        @Override
        public Map<String, Map<Operation, String>> walk(List<Target> targets, RealServers servers) {
            Map<String, Map<Operation, String>> seen = new LinkedHashMap<>();
            targets.forEach(target -> seen.put(target.name(), JavaClient.walk(target)));
            return seen;
        }
    }
}
