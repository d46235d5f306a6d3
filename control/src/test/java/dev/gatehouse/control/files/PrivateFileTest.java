package dev.gatehouse.control.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Register;
import dev.gatehouse.control.register.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path folder;

    /// Loses power after every single byte of the new content, the last one included, and opens the store each time.
    @Test
    void aWriteTornAtAnyByteLeavesTheStateBefore() throws IOException {
        Register before;
        try (Store store = Store.open(folder)) {
            store.change(register -> register.add(new CallerName("local", "me")));
            before = store.register();
        }
        Path file = folder.resolve("register.json");
        byte[] next = Files.readString(file).replace("\"me\"", "\"you\"").getBytes(StandardCharsets.UTF_8);
        for (int torn = 0; torn <= next.length; torn++) {
            tear(file, next, torn);
            try (Store store = Store.open(folder)) {
                assertThat(store.register()).as("torn at byte %s", torn).isEqualTo(before);
            }
        }
        try (Store store = Store.open(folder)) {
            store.change(register -> register.add(new CallerName("local", "you")));
            assertThat(store.register().callers()).hasSize(2);
        }
    }

    private static void tear(Path file, byte[] content, int at) {
        assertThatThrownBy(() -> PrivateFile.replace(file, content, (out, bytes) -> {
            bytes.limit(at);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            throw new IOException("power lost");
        })).hasMessage("power lost");
    }

    @Test
    void whatIsWrittenIsForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("a");
        PrivateFile.replace(file, new byte[] {1});
        PrivateFile.replace(file, new byte[] {2});
        assertThat(PrivateFile.read(file, 10)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(2));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(folder.resolve("a.new")).doesNotExist();
        assertThatThrownBy(() -> PrivateFile.create(file, new byte[0])).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void linksLargeFilesAndFilesOfOthersAreNotRead() throws IOException {
        Path file = folder.resolve("a");
        PrivateFile.create(file, new byte[100]);
        assertThat(PrivateFile.read(folder.resolve("none"), 10)).isEmpty();
        assertThatThrownBy(() -> PrivateFile.read(file, 99)).isInstanceOf(FileRefused.class).hasMessageContaining("larger");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatThrownBy(() -> PrivateFile.read(link, 100)).isInstanceOf(FileRefused.class).hasMessageContaining("plain file");
        assertThatThrownBy(() -> PrivateFile.read(folder, 100)).isInstanceOf(FileRefused.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> PrivateFile.read(file, 100)).isInstanceOf(FileRefused.class).hasMessageContaining("chmod 600");
    }

    @Test
    void aLinkInPlaceOfTheFileIsReplacedAndNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "whole");
        Path file = Files.createSymbolicLink(folder.resolve("a"), victim);
        Files.createSymbolicLink(folder.resolve("a.new"), victim);
        PrivateFile.replace(file, new byte[] {1});
        assertThat(victim).hasContent("whole");
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }
}
