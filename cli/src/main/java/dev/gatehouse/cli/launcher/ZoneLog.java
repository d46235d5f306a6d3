package dev.gatehouse.cli.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/// One log file with two older ones beside it (`.1`, `.2`), 10 MiB each, so that no zone can fill a disk by complaining.
///
/// What cannot be written is dropped: a full disk must not stop the pump, or the zone would block on its error stream.
final class ZoneLog implements AutoCloseable {
    static final long LARGEST = 10L << 20;
    private static final int RECENT = 4096;

    private final Path file;
    private final long largest;
    private OutputStream out = OutputStream.nullOutputStream();
    private byte[] recent = new byte[0];
    private long size;

    ZoneLog(Path file) {
        this(file, LARGEST);
    }

    ZoneLog(Path file, long largest) {
        this.file = file;
        this.largest = largest;
        open();
    }

    /// Copies a stream until it ends.
    void pump(InputStream in) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                write(buffer, read);
            }
        } catch (IOException ended) {
            // The zone is gone.
        }
    }

    synchronized void write(byte[] bytes, int length) {
        if (size + length > largest) {
            rotate();
        }
        remember(bytes, length);
        size += length;
        try {
            out.write(bytes, 0, length);
        } catch (IOException full) {
            // Dropped; see above.
        }
    }

    private void remember(byte[] bytes, int length) {
        byte[] joined = Arrays.copyOf(recent, recent.length + length);
        System.arraycopy(bytes, 0, joined, recent.length, length);
        recent = Arrays.copyOfRange(joined, Math.max(0, joined.length - RECENT), joined.length);
    }

    /// The last thing that was said, without the lines of a stack trace and without control characters.
    synchronized String lastLine() {
        return new String(recent, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
            .reduce((first, last) -> last).map(line -> line.replaceAll("\\p{Cntrl}", " ")).orElse("it said nothing. See " + file);
    }

    private void rotate() {
        close();
        try {
            move(older(1), older(2));
            move(file, older(1));
        } catch (IOException stuck) {
            size = 0;
        }
        open();
    }

    private Path older(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException none) {
            // Nothing to keep.
        }
    }

    private void open() {
        try {
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            size = channel.size();
            out = Channels.newOutputStream(channel);
        } catch (IOException unwritable) {
            out = OutputStream.nullOutputStream();
            size = 0;
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException lost) {
            // Nothing more can be done for it.
        }
    }
}
