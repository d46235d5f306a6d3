package dev.gatehouse.control.settings;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.document.Utf8;
import dev.gatehouse.control.document.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/// The text of a file that a person writes. One that anybody may write is not read.
public final class WrittenText {
    private WrittenText() {}

    /// The whole text.
    ///
    /// @throws SettingsWrong where it is not there, too large, not UTF-8 or open to everybody
    public static String of(Path file) throws SettingsWrong {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw wrong(name, "may be written by anybody: chmod o-w '" + file + "'");
            }
            byte[] bytes = in.readNBytes(4 * Yaml.LARGEST + 1);
            if (bytes.length > 4 * Yaml.LARGEST) {
                throw wrong(name, "too large: at most " + Yaml.LARGEST + " characters are read.");
            }
            return Utf8.decode(bytes).orElseThrow(() -> wrong(name, "is not UTF-8."));
        } catch (NoSuchFileException none) {
            throw wrong(name, "is not there: " + file + ".");
        } catch (IOException unreadable) {
            throw wrong(name, "cannot be read: " + unreadable.getClass().getSimpleName() + ".");
        }
    }

    private static SettingsWrong wrong(String name, String said) {
        return new SettingsWrong(List.of(new Problem(name, 0, "", said)));
    }
}
