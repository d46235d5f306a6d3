package dev.gatehouse.control.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A small file of ours. Writing replaces it whole: the new content lies complete and synced beside it before it takes the name,
/// so a crash at any byte leaves the old content or the new one. Reading refuses links, and files that others may touch.
public final class PrivateFile {
    private static final Set<PosixFilePermission> MODE_0600 = PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /// How bytes get into an open file: a seam for tests that lose power in the middle.
    @FunctionalInterface
    interface Writing {
        void write(FileChannel file, ByteBuffer bytes) throws IOException;
    }

    /// Puts the content in place of whatever the file held, mode 0600, synced together with its folder.
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, content, PrivateFile::writeAll);
    }

    static void replace(Path file, byte[] content, Writing writing) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        write(fresh, content, writing);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.toAbsolutePath().getParent());
    }

    /// Makes the file, mode 0600; throws [java.nio.file.FileAlreadyExistsException] if something has the name.
    public static void create(Path file, byte[] content) throws IOException {
        write(file, content, PrivateFile::writeAll);
        sync(file.toAbsolutePath().getParent());
    }

    private static void write(Path file, byte[] content, Writing writing) throws IOException {
        try (FileChannel out = FileChannel.open(file, Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(MODE_0600))) {
            writing.write(out, ByteBuffer.wrap(content));
            out.force(true);
        }
    }

    private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, READ)) {
            names.force(true);
        }
    }

    /// The whole content; empty if there is no such file. Refuses what is no plain file, what others than its owner may read or
    /// write, and more than `most` bytes.
    public static Optional<byte[]> read(Path file, int most) throws IOException {
        if (!Files.exists(file, NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        refuseUnlessPrivate(file);
        try (FileChannel in = FileChannel.open(file, Set.of(READ, NOFOLLOW_LINKS))) {
            if (in.size() > most) {
                throw new FileRefused(file + " is larger than " + most + " bytes and is not read.");
            }
            var bytes = ByteBuffer.allocate((int) in.size());
            while (bytes.hasRemaining() && in.read(bytes) >= 0) { }
            bytes.flip();
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            return Optional.of(content);
        }
    }

    private static void refuseUnlessPrivate(Path file) throws IOException {
        var found = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        if (!found.isRegularFile()) {
            throw new FileRefused(file + " is not a plain file and is not read.");
        }
        if (!MODE_0600.containsAll(found.permissions())) {
            throw new FileRefused(file + " can be reached by others: chmod 600 '" + file + "'");
        }
    }
}
