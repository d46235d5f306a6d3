package dev.gatehouse.control.settings;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.shape.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder of `*.yaml` files that a person writes, each a list of things. All of them are read, or none.
public final class WrittenFolder {
    private static final int MOST_FILES = 64;

    private WrittenFolder() {}

    /// Reads one file's text.
    @FunctionalInterface
    public interface Reading<T> {
        /// @param name what the text is called in what is said about it
        List<T> read(String name, String text) throws SettingsWrong;
    }

    /// Something with an id, and where a person wrote it.
    public interface Placed {
        String id();

        /// The key that is to be written otherwise where another one has the same id.
        default String idKey() {
            return "id";
        }

        String file();

        /// Its place in the file's list.
        String path();

        /// Where it begins.
        int line();

        /// A problem of its server, which is none of these.
        default Problem unknownServer(ServerName server, Collection<String> known) {
            return new Problem(file(), line(), path() + ".server", "there is no server of that name." + Nearest.meant(server.value(), known));
        }
    }

    /// The files of a folder, by name; none where there is no folder.
    ///
    /// @throws SettingsWrong where it cannot be listed or holds too many
    public static List<Path> files(Path folder) throws SettingsWrong {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String name = String.valueOf(folder.getFileName());
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            if (files.size() > MOST_FILES) {
                throw wrong(name, "holds more than " + MOST_FILES + " files.");
            }
            return files;
        } catch (IOException unreadable) {
            throw wrong(name, "cannot be listed: " + unreadable.getClass().getSimpleName() + ".");
        }
    }

    /// Everything in a folder. All mistakes of all files are told at once.
    ///
    /// @param shown what the folder is called in what is said about its files
    public static <T> List<T> read(Path folder, String shown, Reading<T> reading) throws SettingsWrong {
        List<T> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                all.addAll(reading.read(shown + "/" + file.getFileName(), WrittenText.of(file)));
            } catch (SettingsWrong wrong) {
                problems.addAll(wrong.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsWrong(problems);
        }
        return all;
    }

    /// The same of things whose ids stand once in all files.
    ///
    /// @param most how many there may be
    public static <T extends Placed> List<T> readOnce(Path folder, String shown, int most, Reading<T> reading) throws SettingsWrong {
        List<T> all = read(folder, shown, reading);
        List<Problem> twice = twice(all);
        if (!twice.isEmpty()) {
            throw new SettingsWrong(twice);
        }
        if (all.size() > most) {
            throw wrong(shown, "hold more than " + most + " " + shown + ".");
        }
        return all;
    }

    private static List<Problem> twice(List<? extends Placed> all) {
        Map<String, Placed> known = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Placed each : all) {
            Placed other = known.putIfAbsent(each.id(), each);
            if (other != null) {
                problems.add(new Problem(each.file(), each.line(), each.path() + "." + each.idKey(), "is the " + each.idKey() + " of another one: " + other.file() + ":" + other.line() + "."));
            }
        }
        return problems;
    }

    private static SettingsWrong wrong(String name, String said) {
        return new SettingsWrong(List.of(new Problem(name, 0, "", said)));
    }
}
