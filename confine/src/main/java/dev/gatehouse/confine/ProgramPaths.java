package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which paths a hosted program may touch, worked out from its command line and nothing else.
///
/// It reads and runs the system's folders and its runtime's own prefix, reads the files named as its arguments (a script with the package
/// that holds it), reads and writes the folders named as its arguments, and owns one folder, its home. Landlock only ever adds, so a
/// path around the house's own files cannot be opened without them: it is refused as [TooWide], or narrowed where it is a runtime's prefix.
public final class ProgramPaths {
    private static final List<String> PROGRAM_FOLDERS = List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64");
    private static final List<String> PROC_FILES = List.of("meminfo", "cpuinfo", "stat", "version", "filesystems", "loadavg", "uptime");
    private static final List<String> PREFIX_PARTS = List.of("bin", "lib", "lib64", "libexec");
    private static final Set<String> CLASS_PATHS = Set.of("-p", "--module-path", "-cp", "-classpath", "--class-path");

    private final Path own;
    private final Path house;
    private final Path folder;
    private final Map<Path, Access> paths = new LinkedHashMap<>();

    private ProgramPaths(Path own, Path house, Path folder) {
        this.own = own;
        this.house = house;
        this.folder = folder;
    }

    /// Looks a program up on a `PATH`; a name with a slash is taken as it is. The path stays unresolved: some programs look at their own name.
    public static Optional<Path> find(String program, String path) {
        if (program.contains("/")) {
            return Optional.of(Path.of(program).toAbsolutePath()).filter(Files::isExecutable);
        }
        return Stream.of(path.split(":")).filter(place -> place.startsWith("/")).map(place -> Path.of(place, program))
            .filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }

    /// The openings of one hosted program.
    ///
    /// @param command its command line; the first word is an absolute path
    /// @param own     its own existing folder, in which its home, cache and temporary files lie
    /// @param house   the house's home, of which it may see nothing but its own folder
    /// @param folder  where it is started: relative arguments are looked up there
    /// @throws TooWide when an argument would open the house's files
    public static List<Walls.Opening> openings(List<String> command, Path own, Path house, Path folder) throws IOException {
        ProgramPaths paths = new ProgramPaths(own.toRealPath(), house.toRealPath(), folder);
        paths.addProgram(Path.of(command.getFirst()));
        paths.addArguments(command.subList(1, command.size()));
        paths.paths.put(paths.own, Access.READ_WRITE_EXECUTE);
        List<Walls.Opening> list = new ArrayList<>(system());
        paths.paths.forEach((path, access) -> list.add(new Walls.Opening(path, access, false)));
        return List.copyOf(list);
    }

    /// System folders to read and run, settings to read, harmless devices, and those files of `/proc` that say how large the machine is.
    /// No process is visible: `/proc` as a whole stays closed.
    static List<Walls.Opening> system() {
        List<Walls.Opening> list = new ArrayList<>();
        PROGRAM_FOLDERS.forEach(name -> list.add(new Walls.Opening(Path.of(name), Access.READ_EXECUTE, true)));
        list.add(new Walls.Opening(Path.of("/etc"), Access.READ, true));
        list.add(new Walls.Opening(Path.of("/dev/null"), Access.READ_WRITE, true));
        for (String device : List.of("/dev/urandom", "/dev/random", "/dev/zero")) {
            list.add(new Walls.Opening(Path.of(device), Access.READ, true));
        }
        PROC_FILES.forEach(file -> list.add(new Walls.Opening(Path.of("/proc", file), Access.READ, true)));
        return List.copyOf(list);
    }

    private void addProgram(Path program) throws IOException {
        for (Path name : List.of(program, program.toRealPath())) {
            if (inBin(name)) {
                addPrefix(name.getParent().getParent());
            } else {
                add(packageOf(name), Access.READ_EXECUTE);
            }
            add(name, Access.READ_EXECUTE);
        }
    }

    private static boolean inBin(Path program) {
        Path place = program.getParent();
        return place.endsWith("bin") && place.getNameCount() > 1;
    }

    /// The runtime's whole prefix, or only its program and library folders where the prefix holds more than the runtime.
    private void addPrefix(Path prefix) {
        if (!isSomebodysHome(prefix) && !touchesHouse(prefix)) {
            add(prefix, Access.READ_EXECUTE);
            return;
        }
        PREFIX_PARTS.stream().map(prefix::resolve).filter(Files::isDirectory).filter(part -> !touchesHouse(part))
            .forEach(part -> add(part, Access.READ_EXECUTE));
    }

    private void addArguments(List<String> words) throws IOException {
        for (int i = 0; i < words.size(); i++) {
            if (CLASS_PATHS.contains(words.get(i)) && i + 1 < words.size()) {
                addClassPath(words.get(++i));
            } else {
                addArgument(words.get(i));
            }
        }
    }

    private void addClassPath(String list) throws IOException {
        for (String entry : list.split(":")) {
            Optional<Path> named = existing(entry.endsWith("/*") ? entry.substring(0, entry.length() - 2) : entry);
            if (named.isPresent()) {
                add(narrow(named.get().toRealPath()), Access.READ);
            }
        }
    }

    private void addArgument(String word) throws IOException {
        Optional<Path> named = existing(word);
        if (named.isEmpty()) {
            return;
        }
        Path real = narrow(named.get().toRealPath());
        if (Files.isDirectory(real)) {
            add(real, Access.READ_WRITE);
            return;
        }
        add(real, Access.READ);
        add(packageOf(named.get()), Access.READ);
        add(packageOf(real), Access.READ);
    }

    private Optional<Path> existing(String word) {
        String value = word.startsWith("-") && word.contains("=") ? word.substring(word.indexOf('=') + 1) : word;
        if (value.isEmpty() || value.indexOf('\0') >= 0 || value.startsWith("-")) {
            return Optional.empty();
        }
        return Optional.of(folder.resolve(value).normalize()).filter(Files::exists);
    }

    private Path narrow(Path path) throws TooWide {
        if (path.getNameCount() == 0 || touchesHouse(path)) {
            throw new TooWide(path);
        }
        return path;
    }

    /// What belongs to a script: the topmost `node_modules` it lies in, else the folder with its `package.json` or `pyproject.toml`
    /// up to three levels above, else the file alone.
    private Path packageOf(Path file) {
        for (int i = 0; i < file.getNameCount(); i++) {
            if (file.getName(i).toString().equals("node_modules")) {
                return unless(file.getRoot().resolve(file.subpath(0, i + 1)), file);
            }
        }
        Path place = file.getParent();
        for (int up = 0; up < 4 && place != null && place.getNameCount() > 0; up++, place = place.getParent()) {
            if (isPackage(place)) {
                return unless(place, file);
            }
        }
        return file;
    }

    private Path unless(Path place, Path file) {
        return isSomebodysHome(place) || touchesHouse(place) ? file : place;
    }

    private static boolean isPackage(Path place) {
        return Stream.of("package.json", "pyproject.toml").anyMatch(name -> Files.isRegularFile(place.resolve(name)));
    }

    private static boolean isSomebodysHome(Path path) {
        return path.getNameCount() == 0 || path.equals(Path.of(System.getProperty("user.home", "/"))) || path.getNameCount() == 2 && path.startsWith("/home")
            || path.equals(Path.of("/root"));
    }

    private boolean touchesHouse(Path path) {
        return !path.startsWith(own) && (house.startsWith(path) || path.startsWith(house));
    }

    /// Reading is implied by everything, so the union is the wider access in all cases but execution with writing.
    private void add(Path path, Access access) {
        paths.merge(path, access, (one, other) -> one.rights == (one.rights | other.rights) ? one
            : other.rights == (one.rights | other.rights) ? other : Access.READ_WRITE_EXECUTE);
    }
}
