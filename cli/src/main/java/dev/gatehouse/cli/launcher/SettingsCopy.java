package dev.gatehouse.cli.launcher;

import dev.gatehouse.confine.Users;
import dev.gatehouse.control.approvals.ApprovalFiles;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.objects.ObjectFiles;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenFolder;
import dev.gatehouse.control.settings.WrittenText;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings as the running zones have them: `HOME/settings/gatehouse.yaml`, a copy of what a person writes, and `HOME/settings/policies`,
/// `HOME/settings/approvals` and `HOME/settings/objects`, copies of those folders in the home.
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

    /// Reads the originals strictly and puts copies of the very bytes read in place: all of them, or none.
    ///
    /// @return what the settings say
    public static Settings renew(Home home, Path original) throws IOException, SettingsWrong {
        String text = WrittenText.of(original);
        Settings settings = SettingsFile.read(String.valueOf(original.getFileName()), text);
        PolicyFiles.read(home.policies());
        ApprovalFiles.read(home.approvals());
        ObjectFiles.read(home.objects());
        Map<Path, Map<Path, String>> folders = new LinkedHashMap<>();
        for (Path folder : List.of(home.policies(), home.approvals(), home.objects())) {
            folders.put(folder.getFileName(), texts(folder));
        }
        for (Map.Entry<Path, Map<Path, String>> each : folders.entrySet()) {
            putFolder(home, in(home).resolveSibling(each.getKey()), each.getValue());
        }
        put(home, in(home), text);
        return settings;
    }

    private static Map<Path, String> texts(Path folder) throws SettingsWrong {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : WrittenFolder.files(folder)) {
            texts.put(file.getFileName(), WrittenText.of(file));
        }
        return texts;
    }

    private static void putFolder(Home home, Path folder, Map<Path, String> texts) throws IOException, SettingsWrong {
        for (Path there : WrittenFolder.files(folder)) {
            if (!texts.containsKey(there.getFileName())) {
                Files.delete(there);
            }
        }
        for (Map.Entry<Path, String> each : texts.entrySet()) {
            put(home, folder.resolve(each.getKey()), each.getValue());
        }
    }

    private static void folder(Identities identities, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        identities.lend(folder);
    }

    private static void put(Home home, Path copy, String text) throws IOException {
        Identities identities = identities(home);
        folder(identities, in(home).getParent());
        folder(identities, copy.getParent());
        Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var out = Files.newByteChannel(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
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
