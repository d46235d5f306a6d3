package dev.gatehouse.confine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One program's walls, as a list one can read: who it is, which paths it may touch and how, which TCP ports it may bind.
///
/// Immutable; what is not listed is refused. Everything else about network and system calls follows from the [Profile].
public final class Walls {
    private final Profile profile;
    private final List<Opening> openings;
    private final Set<Integer> ports;
    private final Set<Layer> lacking;

    /// A path that a program may touch.
    ///
    /// @param path     absolute; symbolic links are followed once, when the walls are taken
    /// @param access   what may be done below it
    /// @param optional whether the path may be absent; a required one that is absent stops the start
    public record Opening(Path path, Access access, boolean optional) {
        /// Refuses relative paths: they would mean another folder in another process.
        public Opening {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("a wall needs an absolute path: " + path);
            }
        }
    }

    private Walls(Profile profile, List<Opening> openings, Set<Integer> ports, Set<Layer> lacking) {
        this.profile = profile;
        this.openings = List.copyOf(openings);
        this.ports = Set.copyOf(ports);
        this.lacking = Set.copyOf(lacking);
    }

    /// Walls without any opening.
    public static Walls of(Profile profile) {
        return new Walls(profile, List.of(), Set.of(), Set.of());
    }

    /// Opens existing paths for reading. Open the folder where a file may be replaced by another of the same name: the rule stays with the old one.
    public Walls read(Path... paths) {
        return open(Access.READ, false, paths);
    }

    /// Opens paths for reading where they exist.
    public Walls readIfThere(Path... paths) {
        return open(Access.READ, true, paths);
    }

    /// Opens existing paths for reading and execution.
    public Walls run(Path... paths) {
        return open(Access.READ_EXECUTE, false, paths);
    }

    /// Opens paths for reading and execution where they exist.
    public Walls runIfThere(Path... paths) {
        return open(Access.READ_EXECUTE, true, paths);
    }

    /// Opens the program's own folders: read and write, nothing there can be executed.
    public Walls own(Path... paths) {
        return open(Access.READ_WRITE, false, paths);
    }

    /// Opens folders in which a hosted server may also execute what it wrote.
    public Walls ownAndRun(Path... paths) {
        return open(Access.READ_WRITE_EXECUTE, false, paths);
    }

    /// Opens one path.
    public Walls open(Access access, boolean optional, Path... paths) {
        List<Opening> more = new ArrayList<>(openings);
        for (Path path : paths) {
            more.add(new Opening(path, access, optional));
        }
        return new Walls(profile, more, ports, lacking);
    }

    /// Opens everything of a list, such as [ProgramPaths#openings].
    public Walls with(List<Opening> list) {
        List<Opening> more = new ArrayList<>(openings);
        more.addAll(list);
        return new Walls(profile, more, ports, lacking);
    }

    /// Lets the program bind this TCP port; for profiles that bind listed ports only.
    public Walls bind(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a TCP port to bind: " + port);
        }
        Set<Integer> more = new TreeSet<>(ports);
        more.add(port);
        return new Walls(profile, openings, more, lacking);
    }

    /// Opens what a JVM of this home needs to run the modules in these folders or jars. See [JavaNeeds].
    public Walls java(Path home, List<Path> modulePath) {
        return with(JavaNeeds.openings(home, modulePath));
    }

    /// Opens what name lookups and a distribution's trust store need; for a zone that dials out.
    ///
    /// Folders and not single files: a rule holds on to the file that it was made for, and these are replaced while a zone runs.
    public Walls dialling() {
        return readIfThere(Path.of("/etc"), Path.of("/run/systemd/resolve"), Path.of("/run/resolvconf"), Path.of("/run/NetworkManager"));
    }

    /// Opens the system's folders for reading and execution, `/etc` for reading and the harmless devices: what hosted programs need.
    public Walls systemFolders() {
        return with(ProgramPaths.system());
    }

    /// Leaves out a layer. Only for tests, which must show that this very layer held, and for `doctor`.
    public Walls lacking(Layer layer, String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("a missing wall needs a reason");
        }
        Set<Layer> less = EnumSet.of(layer);
        less.addAll(lacking);
        return new Walls(profile, openings, ports, less);
    }

    /// Who stands behind these walls.
    public Profile profile() {
        return profile;
    }

    /// The paths, in the order in which they were opened.
    public List<Opening> openings() {
        return openings;
    }

    /// The TCP ports that may be bound.
    public Set<Integer> ports() {
        return ports;
    }

    boolean has(Layer layer) {
        return !lacking.contains(layer);
    }

    @Override
    public String toString() {
        return "Walls[" + profile + ", " + openings.size() + " paths, ports " + ports + (lacking.isEmpty() ? "" : ", lacking " + lacking) + "]";
    }
}
