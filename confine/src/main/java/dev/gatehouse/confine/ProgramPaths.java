package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which paths a hosted program may touch, worked out from its command line and nothing else.
///
/// It reads and runs the system's folders and its runtime's own prefix, reads the files named as its arguments (a script with the folder
/// that holds it and its packages), reads and writes the folders named as its arguments, and owns one folder, its home.
public final class ProgramPaths {
    private static final List<String> PROGRAM_FOLDERS = List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64");
    private static final List<String> PROC_FILES = List.of("meminfo", "cpuinfo", "stat", "version", "filesystems", "loadavg", "uptime", "sys/vm/overcommit_memory");

    private ProgramPaths() {}

    /// Looks a program up on a `PATH`; a name with a slash is taken as it is. The path stays unresolved: some programs look at their own name.
    public static Optional<Path> find(String program, String path) {
        if (program.contains("/")) {
            return Optional.of(Path.of(program).toAbsolutePath()).filter(Files::isExecutable);
        }
        return Stream.of(path.split(":")).filter(folder -> folder.startsWith("/")).map(folder -> Path.of(folder, program))
            .filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }

    /// The openings of one hosted program.
    ///
    /// @param command its command line; the first word is absolute
    /// @param own     its own folder, in which its home, cache and temporary files lie
    /// @param folder  where it is started: relative arguments are looked up there
    public static List<Walls.Opening> openings(List<String> command, Path own, Path folder) throws IOException {
        Map<Path, Access> paths = new LinkedHashMap<>();
        Path program = Path.of(command.getFirst());
        add(paths, prefix(program.toRealPath()), Access.READ_EXECUTE);
        add(paths, prefix(program), Access.READ_EXECUTE);
        for (String word : command.subList(1, command.size())) {
            addArgument(paths, word, folder);
        }
        add(paths, own, Access.READ_WRITE_EXECUTE);
        List<Walls.Opening> list = new ArrayList<>(system());
        paths.forEach((path, access) -> list.add(new Walls.Opening(path, access, false)));
        return List.copyOf(list);
    }

    /// System folders to read and run, settings to read, harmless devices, and those files of `/proc` that say how large the machine is.
    /// No process is visible: `/proc` as a whole stays closed.
    static List<Walls.Opening> system() {
        List<Walls.Opening> list = new ArrayList<>();
        PROGRAM_FOLDERS.forEach(folder -> list.add(new Walls.Opening(Path.of(folder), Access.READ_EXECUTE, true)));
        list.add(new Walls.Opening(Path.of("/etc"), Access.READ, true));
        list.add(new Walls.Opening(Path.of("/usr/share/zoneinfo"), Access.READ, true));
        for (String device : List.of("/dev/urandom", "/dev/random", "/dev/zero")) {
            list.add(new Walls.Opening(Path.of(device), Access.READ, true));
        }
        list.add(new Walls.Opening(Path.of("/dev/null"), Access.READ_WRITE, true));
        PROC_FILES.forEach(file -> list.add(new Walls.Opening(Path.of("/proc", file), Access.READ, true)));
        return List.copyOf(list);
    }

    /// The folder that holds a runtime: above `bin` where there is one, never the root or a home itself.
    private static Path prefix(Path program) {
        Path folder = program.getParent();
        Path above = folder.getParent();
        boolean inBin = folder.getFileName() != null && folder.getFileName().toString().equals("bin");
        return inBin && above != null && above.getNameCount() > 1 ? above : packageOf(program);
    }

    private static void addArgument(Map<Path, Access> paths, String word, Path folder) throws IOException {
        Optional<Path> named = existing(word, folder);
        if (named.isEmpty()) {
            return;
        }
        Path real = named.get().toRealPath();
        if (real.getNameCount() == 0) {
            throw new IOException("the root folder as an argument would open everything");
        }
        if (Files.isDirectory(real)) {
            add(paths, real, Access.READ_WRITE);
        } else {
            add(paths, real, Access.READ);
            add(paths, packageOf(named.get()), Access.READ);
            add(paths, packageOf(real), Access.READ);
        }
    }

    private static Optional<Path> existing(String word, Path folder) {
        String value = word.startsWith("-") && word.contains("=") ? word.substring(word.indexOf('=') + 1) : word;
        if (value.isEmpty() || value.indexOf('\0') >= 0 || value.startsWith("-")) {
            return Optional.empty();
        }
        return Optional.of(folder.resolve(value).normalize()).filter(Path::isAbsolute).filter(Files::exists);
    }

    /// What belongs to a script: the topmost `node_modules` it lies in, else the folder with its `package.json`, `pyproject.toml` or
    /// `pom.xml` up to three levels above, else the file alone.
    private static Path packageOf(Path file) {
        for (int i = 0; i < file.getNameCount(); i++) {
            if (file.getName(i).toString().equals("node_modules")) {
                return file.getRoot().resolve(file.subpath(0, i + 1));
            }
        }
        Path folder = file.getParent();
        for (int up = 0; up < 4 && folder != null && folder.getNameCount() > 0; up++, folder = folder.getParent()) {
            if (isPackage(folder)) {
                return folder;
            }
        }
        return file;
    }

    private static boolean isPackage(Path folder) {
        return Stream.of("package.json", "pyproject.toml", "pom.xml").anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /// The wider access wins where a path is named twice.
    private static void add(Map<Path, Access> paths, Path path, Access access) {
        paths.merge(path, access, (one, other) -> one.rights == (one.rights | other.rights) ? one : other);
    }
}
