package dev.gatehouse.cli.launcher;

import dev.gatehouse.confine.Users;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings as the running zones have them: `HOME/settings/gatehouse.yaml`, a copy of what a person writes.
///
/// The office's walls open that folder and nothing else of the person's. `up` and `config apply` renew the copy from the original after
/// reading it strictly; the launcher sees a renewed copy within a second and starts the keeper anew where a server's paths changed.
public final class SettingsCopy {
    private static final String NAME = "gatehouse.yaml";

    private SettingsCopy() {}

    /// Where the copy lies.
    public static Path in(Home home) {
        return home.path().resolve("settings").resolve(NAME);
    }

    /// Reads the original strictly and puts a copy of the very bytes read in place.
    ///
    /// @return what it says
    public static Settings renew(Home home, Path original) throws IOException, SettingsWrong {
        SettingsFile.read(original);   // its modes, and whether it is there
        byte[] bytes = Files.readAllBytes(original);
        Settings settings = SettingsFile.read(String.valueOf(original.getFileName()), new String(bytes, StandardCharsets.UTF_8));
        put(home, bytes);
        return settings;
    }

    private static void put(Home home, byte[] bytes) throws IOException {
        Identities identities = identities(home);
        Path copy = in(home);
        if (!Files.isDirectory(copy.getParent())) {
            Files.createDirectory(copy.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        identities.lend(copy.getParent());
        Path fresh = copy.resolveSibling(NAME + ".new");
        Files.deleteIfExists(fresh);
        try (var out = Files.newByteChannel(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(ByteBuffer.wrap(bytes));
        }
        identities.lend(fresh);
        Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// As whom this home's zones run.
    static Identities identities(Home home) throws IOException {
        return Identities.perZone() ? new Identities.PerZone(Users.recordedIn(home.path().resolve("users"))) : new Identities.Same();
    }

    /// The SHA-256 of the copy; `zones.json` names the one that the launcher saw last.
    public static String digest(Home home) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(in(home))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    /// Waits until the launcher of a running house has taken the copy as it is now, the keeper started anew where that was needed.
    ///
    /// @return why it was not taken; empty when it was. Only then is the office to be asked to publish
    public static Optional<String> awaitTaken(Home home, Duration longest) throws IOException, InterruptedException {
        String wanted = digest(home);
        long until = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < until) {
            Optional<Map<String, Object>> state = RunState.read(home).filter(now -> wanted.equals(now.get("settingsDigest")));
            if (state.isPresent()) {
                return Optional.of(String.valueOf(state.get().get("settingsRefused"))).filter(why -> !why.isEmpty());
            }
            Thread.sleep(50);
        }
        return Optional.of("The launcher did not take the settings within " + longest.toSeconds() + " s; see " + home.launcherLog() + ".");
    }
}
