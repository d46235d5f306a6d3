package dev.gatehouse.hosting;

import dev.gatehouse.confine.Confined;
import dev.gatehouse.confine.Launch;
import dev.gatehouse.confine.Limits;
import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.ProgramPaths;
import dev.gatehouse.confine.Walls;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.snapshot.HostedServer;
import dev.gatehouse.wire.message.FailCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts a server's program for one tenant: its folder, its environment, its walls.
///
/// The folder, `servers/NAME/TENANT`, is home, working folder, place for temporary files and cache; nothing in it is shared between tenants.
/// The environment is made anew: nothing of ours is in it, and what the operator wrote for this server comes last. Of npm's settings the
/// machine's own count, since their places are system folders (a certificate file for a company's network, say); a user's `.npmrc` does not:
/// it may hold that user's tokens. What npm has fetched for a tenant once it takes from there again: faster, and the same from start to start.
final class ServerStart {
    private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final FileAttribute<?> PRIVATE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path servers;
    private final Path house;
    private final String path;
    private final Optional<String> thin;

    /// @param servers the folder of all servers' own folders
    /// @param house the house's home, of which a server sees nothing but its own folder
    /// @param path where programs are looked up
    /// @param thin why thinner walls were accepted on this machine
    ServerStart(Path servers, Path house, String path, Optional<String> thin) {
        this.servers = servers;
        this.house = house;
        this.path = path;
        this.thin = thin;
    }

    /// Starts it.
    ///
    /// @throws StartFailed when there is no such program
    Confined start(HostedServer server, String tenant) throws IOException, StartFailed {
        Server.Hosted program = server.program();
        Path own = folder(server.server().value(), tenant);
        List<String> command = new ArrayList<>(program.words());
        Path found = find(command.getFirst());
        command.set(0, found.toString());
        Walls walls = Walls.of(Profile.SERVER).with(ProgramPaths.openings(command, own, house, own)).own(program.folders().toArray(Path[]::new));
        Launch launch = Launch.of(command, own, walls).environment(environment(program, own, found)).inOwnSession(Limits.usual());
        return thin.map(launch::acceptingThinnerWalls).orElse(launch).start();
    }

    private Path find(String word) throws StartFailed {
        return ProgramPaths.find(word, path).orElseThrow(
            () -> new StartFailed(FailCode.UNREACHABLE, "the program " + word + " is not on the path that Gatehouse was started with"));
    }

    private Path folder(String server, String tenant) throws IOException {
        Path own = servers.resolve(server).resolve(shortName(tenant));
        for (Path each : List.of(servers.resolve(server), own, own.resolve("home"), own.resolve("tmp"), own.resolve("npm"))) {
            Files.createDirectories(each, PRIVATE); // another session of this tenant may make it at the same time
        }
        return own;
    }

    /// Tenants have names that no folder can have; different names have different folders.
    private static String shortName(String tenant) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(tenant.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }

    private static Map<String, String> environment(Server.Hosted program, Path own, Path found) {
        Path home = own.resolve("home");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", Stream.concat(Stream.of(found.getParent().toString()), Stream.of(SYSTEM_PATH.split(":"))).distinct()
            .collect(Collectors.joining(":")));
        variables.put("HOME", home.toString());
        variables.put("TMPDIR", own.resolve("tmp").toString());
        variables.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        variables.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        variables.put("XDG_DATA_HOME", home.resolve(".local/share").toString());
        variables.put("XDG_STATE_HOME", home.resolve(".local/state").toString());
        variables.put("LANG", "C.UTF-8");
        variables.put("npm_config_cache", own.resolve("npm").toString());
        variables.put("npm_config_prefer_offline", "true");
        variables.put("npm_config_update_notifier", "false");
        variables.put("npm_config_fund", "false");
        variables.put("npm_config_audit", "false");
        variables.putAll(program.environment());
        return variables;
    }
}
