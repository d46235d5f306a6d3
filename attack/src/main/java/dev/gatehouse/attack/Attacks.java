package dev.gatehouse.attack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The catalogue: the attacks that come with this room, in the order of `cases/order`, or those of a folder.
public final class Attacks {
    private Attacks() {}

    /// All that come with this room.
    public static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        try {
            for (String id : new String(bytes("order"), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList()) {
                attacks.add(Attack.of(id, bytes(id + ".json")));
            }
        } catch (Unusable | IOException broken) {
            throw new IllegalStateException("the catalogue is broken", broken);
        }
        return List.copyOf(attacks);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Attacks.class.getResourceAsStream("cases/" + name)) {
            if (in == null) {
                throw new IOException("no such case: " + name);
            }
            return in.readAllBytes();
        }
    }

    /// All `.json` files of a folder, by name.
    ///
    /// @throws Unusable when one of them is not understood
    public static List<Attack> in(Path folder) throws Unusable, IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
        }
        List<Attack> attacks = new ArrayList<>();
        for (Path file : files) {
            attacks.add(Attack.of(file.getFileName().toString().replaceFirst("\\.json$", ""), Files.readAllBytes(file)));
        }
        return List.copyOf(attacks);
    }
}
