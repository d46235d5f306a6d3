package dev.gatehouse.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The numeric users of a home's zones, chosen at the first start as root and recorded in a file; no account is made.
///
/// One group for all, one user for each zone. The block of sixteen numbers is chosen by the home's path between 60600 and 61175, below
/// systemd's own range, and skips blocks that hold a number of `/etc/passwd` or `/etc/group`. Two homes can meet in one block: then the
/// zones of the same number share a user, and only Landlock parts them.
public final class Users {
    private static final int FIRST = 60_600;
    private static final int BLOCK = 16;
    private static final int BLOCKS = 36;
    private static final String GROUP = "group";

    private final Path file;
    private final Map<String, Integer> numbers;

    private Users(Path file, Map<String, Integer> numbers) {
        this.file = file;
        this.numbers = numbers;
    }

    /// Reads the record, or begins one when the file is not there. A record that cannot be understood stops the start.
    public static Users recordedIn(Path file) throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                read(line.strip(), numbers);
            }
        } catch (NoSuchFileException first) {
            numbers.put(GROUP, freeBlock(file.toAbsolutePath().normalize()));
        } catch (NumberFormatException broken) {
            throw new IOException("the record of users cannot be understood: " + file, broken);
        }
        if (!numbers.containsKey(GROUP)) {
            throw new IOException("the record of users names no group: " + file);
        }
        return new Users(file, numbers);
    }

    private static void read(String line, Map<String, Integer> numbers) throws IOException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String[] words = line.split(" +");
        int number = words.length == 2 ? Integer.parseInt(words[1]) : -1;
        if (number <= 0 || numbers.put(words[0], number) != null) {
            throw new IOException("a line of the record of users cannot be understood: " + line);
        }
    }

    /// The group of all zones.
    public int group() {
        return numbers.get(GROUP);
    }

    /// The user of a zone; a new zone gets the next number, and the record is written before it is used.
    public synchronized int of(String zone) throws IOException {
        if (!zone.matches("[a-z][a-z0-9-]{0,30}") || zone.equals(GROUP)) {
            throw new IllegalArgumentException("not a zone's name: " + zone);
        }
        Integer known = numbers.get(zone);
        if (known != null) {
            return known;
        }
        int next = numbers.values().stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
        if (next >= group() + BLOCK) {
            throw new IOException("all " + (BLOCK - 1) + " users of this home are taken");
        }
        numbers.put(zone, next);
        write();
        return next;
    }

    /// Makes a folder that this zone alone can enter, or refuses one that is a link or somebody else's.
    public void own(Path folder, String zone) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("not a folder: " + folder);
        }
        int owner = (int) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner != 0 && owner != of(zone)) {
            throw new IOException("the folder belongs to another user, " + owner + ": " + folder);
        }
        give(folder, zone);
    }

    /// Gives one file or folder, and nothing below it, to a zone. Links are not followed.
    public void give(Path path, String zone) throws IOException {
        Files.setAttribute(path, "unix:gid", group(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", of(zone), LinkOption.NOFOLLOW_LINKS);
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder("# Numeric users of this home's zones. Do not edit: the folders belong to them.\n");
        numbers.forEach((name, number) -> text.append(name).append(' ').append(number).append('\n'));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int freeBlock(Path file) throws IOException {
        Set<Integer> taken = new HashSet<>();
        collect(Path.of("/etc/passwd"), taken);
        collect(Path.of("/etc/group"), taken);
        int start = Math.floorMod(file.toString().hashCode(), BLOCKS);
        for (int i = 0; i < BLOCKS; i++) {
            int first = FIRST + BLOCK * ((start + i) % BLOCKS);
            if (taken.stream().noneMatch(number -> number >= first && number < first + BLOCK)) {
                return first;
            }
        }
        throw new IOException("no free block of users between " + FIRST + " and " + (FIRST + BLOCK * BLOCKS - 1));
    }

    private static void collect(Path accounts, Set<Integer> numbers) throws IOException {
        if (!Files.exists(accounts)) {
            return;
        }
        for (String line : Files.readAllLines(accounts)) {
            String[] field = line.split(":");
            if (field.length > 2 && field[2].matches("\\d{1,9}")) {
                numbers.add(Integer.valueOf(field[2]));
            }
        }
    }
}
