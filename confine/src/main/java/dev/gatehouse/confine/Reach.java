package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Can another user get to a path? Asked as root before zones are started as users of their own, since a zone that cannot read its
/// program must be refused with the remedy and never run with fewer walls.
///
/// Judges plain modes; access lists are not read, so a path opened by one is refused here although it would work.
public final class Reach {
    private static final int READ = 4;
    private static final int SEARCH = 1;

    private final int uid;
    private final int gid;

    private Reach(int uid, int gid) {
        this.uid = uid;
        this.gid = gid;
    }

    /// The commands that let this user read the path and pass every folder above it; empty when it can.
    public static List<String> remedies(Path path, int uid, int gid) throws IOException {
        return new Reach(uid, gid).judge(path.toRealPath());
    }

    /// As [#remedies], and every file and folder below: one recursive command when any of them is closed.
    public static List<String> remediesForTree(Path folder, int uid, int gid) throws IOException {
        Reach reach = new Reach(uid, gid);
        Path real = folder.toRealPath();
        Set<String> commands = new LinkedHashSet<>(reach.judge(real));
        if (!reach.readsAll(real)) {
            commands.add("chmod -R o+rX " + quote(real));
        }
        return List.copyOf(commands);
    }

    private List<String> judge(Path real) throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            if (!allows(above, SEARCH)) {
                commands.addFirst("chmod o+x " + quote(above));
            }
        }
        int wanted = Files.isDirectory(real) ? READ | SEARCH : READ;
        if (!allows(real, wanted)) {
            commands.add("chmod o+" + (wanted == READ ? "r " : "rx ") + quote(real));
        }
        return commands;
    }

    private boolean readsAll(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.filter(path -> !Files.isSymbolicLink(path))::iterator) {
                if (!allows(path, Files.isDirectory(path) ? READ | SEARCH : READ)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean allows(Path path, int wanted) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid,gid");
        int mode = (int) attributes.get("mode");
        int shift = (int) attributes.get("uid") == uid ? 6 : (int) attributes.get("gid") == gid ? 3 : 0;
        return (mode >> shift & wanted) == wanted;
    }

    private static String quote(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./@+:-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
