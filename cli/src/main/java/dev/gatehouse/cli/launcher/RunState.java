package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.json.MalformedJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `HOME/run/zones.json`: what the launcher runs at this moment, for `status`, `down` and whoever waits for a start.
///
/// One object: `version` (1), `launcher` (pid), `started`, `home`, `endpoint` (URL of the route to all servers), `base`, `port`, `officePort`,
/// `answering`, `zones` (`name`, `pid`, `user`, `state`, `walls`), `routes` (`name`, `server`, `url`), `servers` (`name`, `kind`, `url`),
/// `thinner` (sentences), `settingsFile` (what a person writes), `settingsDigest` (SHA-256 of the copy that the launcher saw last), `settingsRefused` (why it
/// does not take that copy; empty when it does).
/// Replaced whole, never synced: it means nothing after a power loss.
public final class RunState {
    private static final int LARGEST = 4 << 20;

    private RunState() {}

    /// What stands there; empty when nothing runs, or what is there cannot be read.
    public static Optional<Map<String, Object>> read(Home home) {
        try {
            Object state = Json.read(Files.readString(home.runState()), LARGEST);
            return state instanceof Map<?, ?> map ? Optional.of(copy(map)) : Optional.empty();
        } catch (IOException | MalformedJson none) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /// A list of objects in it, such as `zones`; empty where there is none.
    public static List<Map<String, Object>> objects(Map<String, Object> state, String key) {
        return state.get(key) instanceof List<?> list
            ? list.stream().filter(Map.class::isInstance).map(each -> copy((Map<?, ?>) each)).toList() : List.of();
    }

    static void write(Home home, Map<String, Object> state) throws IOException {
        Path file = home.runState();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var out = Files.newByteChannel(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(ByteBuffer.wrap((Json.pretty(state) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void remove(Home home) throws IOException {
        Files.deleteIfExists(home.runState());
    }
}
