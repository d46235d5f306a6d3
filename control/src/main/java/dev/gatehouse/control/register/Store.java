package dev.gatehouse.control.register;

import dev.gatehouse.control.document.JsonParser;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.document.Utf8;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.keys.RegisterParts;
import dev.gatehouse.control.shape.Reader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The office's file of callers, grants and revocations. One process has it open at a time; a change is on the disk before it
/// is visible; a file of a newer version, or one that was changed by hand into nonsense, is never opened.
public final class Store implements AutoCloseable {
    private static final int LARGEST = 64 << 20;

    private final Path file;
    private final FileChannel lock;
    private Register register;

    private Store(Path file, FileChannel lock, Register register) {
        this.file = file;
        this.lock = lock;
        this.register = register;
    }

    /// Opens the store in the office's folder; there need not be one yet. Throws [StoreUnusable] where it cannot be used.
    public static Store open(Path folder) throws IOException {
        FileChannel lock = lock(folder.resolve("register.lock"));
        try {
            Path file = folder.resolve("register.json");
            Optional<byte[]> content = PrivateFile.read(file, LARGEST);
            return new Store(file, lock, content.isEmpty() ? Register.EMPTY : parse(content.get(), file));
        } catch (IOException | RuntimeException unusable) {
            lock.close();
            throw unusable;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            FileLock mine = channel.tryLock();
            if (mine != null) {
                return channel;
            }
        } catch (OverlappingFileLockException thisProcess) {
            // told below, like any other holder
        }
        channel.close();
        throw new StoreUnusable("The store is in use by another office: " + file + ".");
    }

    private static Register parse(byte[] content, Path file) throws StoreUnusable {
        var problems = new Problems(String.valueOf(file.getFileName()));
        Optional<Node> root = Utf8.decode(content).flatMap(text -> JsonParser.read(text, problems));
        if (root.isEmpty()) {
            throw new StoreUnusable("The store is not what was written: " + file + ". Put back a copy; nothing of it is used.");
        }
        if (RegisterParts.version(root.get()) > RegisterParts.VERSION) {
            throw new StoreUnusable("The store was written by a newer program: " + file + ". Use that one; this one does not touch it.");
        }
        var values = Reader.read(root.get(), RegisterParts.FILE, problems);
        if (!problems.none()) {
            throw new StoreUnusable("The store is not what was written: " + problems.found().getFirst() + " Put back a copy.");
        }
        return RegisterParts.register(values);
    }

    /// The present state.
    public synchronized Register register() {
        return register;
    }

    /// Runs a verb. What it changed is on the disk, synced, before this returns; if that fails, nothing changed.
    public synchronized Outcome change(Register.Verb verb) throws IOException {
        Register.Step step = verb.on(register);
        if (step.after() != register) {
            PrivateFile.replace(file, Json.pretty(RegisterParts.file(step.after())).getBytes(StandardCharsets.UTF_8));
            register = step.after();
        }
        return step.outcome();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
