package dev.gatehouse.control.home;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.approvals.ApprovalFiles;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.objects.ObjectFiles;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.policies.PolicyTestFiles;
import dev.gatehouse.control.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A home and the places in it:
///
/// ```
/// HOME/version, id           what program may open it, and what it is called in snapshots
/// HOME/gatehouse.yaml        what a person writes; gatehouse.schema.json beside it, for editors
/// HOME/approvals/*.yaml      which calls a person is asked about; approvals.schema.json beside it
/// HOME/policies/*.yaml       who may call what, under which conditions; policies.schema.json beside it, policies/tests/*.yaml
/// HOME/objects/*.yaml        which arguments name objects, and which results hold ids and owners; objects.schema.json beside it
/// HOME/operator.secret       proves the operator to the office
/// HOME/callers/TENANT/NAME   secrets of callers of this machine (bridge, printed curl)
/// HOME/zones/ZONE/           what one zone alone reads and writes; zones/recorder/ledger, zones/keeper/servers/NAME
/// HOME/run/ZONE/             sockets of one zone; run/zones.json, run/launcher.lock
/// HOME/log/ZONE.log
/// ```
public final class Home {
    /// The version of homes that this program makes and opens.
    public static final int VERSION = 1;
    /// `sun_path` holds 108 bytes and ends with a zero (unix(7)).
    private static final int LONGEST_SOCKET = 107;
    private static final String LONGEST_NAME = "/run/recorder/wire";

    private final Path path;
    private final String id;

    private Home(Path path, String id) {
        this.path = path;
        this.id = id;
    }

    /// Which folder is meant: `--home`, else `GATEHOUSE_HOME`, else the user's data folder (XDG), `/var/lib/gatehouse` for root.
    public static Path locate(Optional<String> option, Map<String, String> environment, boolean root) throws HomeRefused {
        if (option.isPresent()) {
            return written("--home", option.get());
        }
        String variable = environment.getOrDefault("GATEHOUSE_HOME", "");
        if (!variable.isEmpty()) {
            return written("GATEHOUSE_HOME", variable);
        }
        return root ? Path.of("/var/lib/gatehouse") : dataFolder(environment).resolve("gatehouse");
    }

    private static Path written(String by, String text) throws HomeRefused {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new HomeRefused(by + " names no folder.");
        }
        return Path.of(text).toAbsolutePath().normalize();
    }

    /// The XDG rule: a relative `XDG_DATA_HOME` is no value.
    private static Path dataFolder(Map<String, String> environment) throws HomeRefused {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        if (data.startsWith("/")) {
            return Path.of(data).normalize();
        }
        String user = environment.getOrDefault("HOME", "");
        if (!user.startsWith("/")) {
            throw new HomeRefused("No home folder is known: set GATEHOUSE_HOME, or write --home DIR.");
        }
        return Path.of(user).resolve(".local/share").normalize();
    }

    /// Makes whatever is missing, tightens modes that are too wide, and writes the commented settings the first time. Running it
    /// again changes nothing. With `userPerZone` the shared folders let other users pass through (0711), never list.
    public static Home create(Path folder, boolean userPerZone) throws IOException {
        String shared = userPerZone ? "rwx--x--x" : "rwx------";
        refuseTooLong(folder);
        refuseForeign(folder);
        Files.createDirectories(folder.toAbsolutePath().getParent());
        folder(folder, shared);
        Path path = folder.toRealPath();
        refuseTooLong(path);
        fileOnce(path.resolve("version"), VERSION + "\n");
        fileOnce(path.resolve("id"), freshId() + "\n");
        fileOnce(path.resolve("gatehouse.yaml"), SettingsFile.template());
        Home home = open(path);
        home.folders(shared);
        home.schema(SettingsFile.SCHEMA_FILE, SettingsFile.schema());
        home.schema(PolicyFiles.SCHEMA_FILE, PolicyFiles.schema());
        home.schema(PolicyTestFiles.SCHEMA_FILE, PolicyTestFiles.schema());
        home.schema(ApprovalFiles.SCHEMA_FILE, ApprovalFiles.schema());
        home.schema(ObjectFiles.SCHEMA_FILE, ObjectFiles.schema());
        return home;
    }

    /// Schemas are this program's own, so they follow the program.
    private void schema(String name, String schema) throws IOException {
        Path file = path.resolve(name);
        byte[] content = schema.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            PrivateFile.replace(file, content);
        }
    }

    private void folders(String shared) throws IOException {
        folder(path.resolve("zones"), shared);
        folder(path.resolve("run"), shared);
        folder(logFolder(), "rwx------");
        folder(callers(), "rwx------");
        for (Zone zone : Zone.values()) {
            folder(zone(zone), "rwx------");
            folder(sockets(zone), shared);
        }
    }

    /// Opens a home that is there. One of a newer program is never opened.
    public static Home open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new HomeRefused("There is no home at " + folder + ". `gatehouse up` makes one.");
        }
        Path path = folder.toRealPath();
        String version = line(path.resolve("version"))
                .orElseThrow(() -> new HomeRefused(folder + " is not a home of Gatehouse: it has no file named version."));
        if (!version.equals(String.valueOf(VERSION))) {
            throw new HomeRefused(folder + " was made by another version of Gatehouse (home version "
                    + (version.matches("[0-9]{1,6}") ? version : "unreadable") + ", this program knows " + VERSION + "). It is left alone.");
        }
        String id = line(path.resolve("id")).filter(text -> text.matches("[0-9a-f]{32}"))
                .orElseThrow(() -> new HomeRefused(folder + " has lost its file named id. Put back a copy."));
        return new Home(path, id);
    }

    private static Optional<String> line(Path file) throws IOException {
        return PrivateFile.read(file, 64).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    private static void refuseTooLong(Path folder) throws HomeRefused {
        int length = (folder.toAbsolutePath() + LONGEST_NAME).getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_SOCKET) {
            throw new HomeRefused("The path of the home is " + (length - LONGEST_SOCKET) + " bytes too long for the sockets in it (a socket's "
                    + "path holds " + LONGEST_SOCKET + "): choose a shorter one with --home DIR.");
        }
    }

    /// A folder with anything else in it is somebody's, and is not made into a home.
    private static void refuseForeign(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            List<String> names = entries.map(entry -> String.valueOf(entry.getFileName())).toList();
            boolean ours = names.contains("version") || Set.of("gatehouse.yaml").containsAll(names);
            if (!ours) {
                throw new HomeRefused(folder + " is not empty and not a home of Gatehouse: choose another one with --home DIR.");
            }
            if (!names.isEmpty() && othersMayWrite(folder)) {
                throw new HomeRefused("Others may write in " + folder + ": chmod go-w '" + folder + "'");
            }
        }
    }

    private static boolean othersMayWrite(Path folder) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
        return mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static void folder(Path folder, String mode) throws IOException {
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(mode);
        if (!Files.exists(folder, NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(wanted));
        }
        if (!Files.isDirectory(folder)) {
            throw new HomeRefused(folder + " is not a folder.");
        }
        if (!Files.getPosixFilePermissions(folder).equals(wanted)) {
            tighten(folder, wanted);
        }
    }

    private static void tighten(Path folder, Set<PosixFilePermission> wanted) throws IOException {
        try {
            Files.setPosixFilePermissions(folder, wanted);
        } catch (IOException notOurs) {
            throw new HomeRefused(folder + " belongs to another user: use --home DIR for one of your own.");
        }
    }

    private static void fileOnce(Path file, String content) throws IOException {
        if (!Files.exists(file, NOFOLLOW_LINKS)) {
            PrivateFile.create(file, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String freshId() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// The home itself, an absolute path without links.
    public Path path() {
        return path;
    }

    /// What snapshots of this home are marked with.
    public String id() {
        return id;
    }

    public Path settingsFile() {
        return path.resolve("gatehouse.yaml");
    }

    /// The folder of what a person writes about who may call what.
    public Path policies() {
        return path.resolve(PolicyFiles.FOLDER);
    }

    /// The folder of what a person writes about which calls are asked about.
    public Path approvals() {
        return path.resolve(ApprovalFiles.FOLDER);
    }

    /// The folder of what a person writes about whose objects are whose.
    public Path objects() {
        return path.resolve(ObjectFiles.FOLDER);
    }

    /// What one zone alone may read and write.
    public Path zone(Zone zone) {
        return path.resolve("zones").resolve(zone.word());
    }

    /// The folder of the sockets that a zone listens on.
    public Path sockets(Zone zone) {
        return path.resolve("run").resolve(zone.word());
    }

    /// The socket on which a zone takes frames of other zones.
    public Path wire(Zone zone) {
        return sockets(zone).resolve("wire");
    }

    /// The gate's socket for bridges of this machine.
    public Path bridge() {
        return sockets(Zone.GATE).resolve("bridge");
    }

    /// What the launcher last started: process ids, users, endpoint.
    public Path runState() {
        return path.resolve("run").resolve("zones.json");
    }

    /// Held by the launcher as long as the zones run.
    public Path launcherLock() {
        return path.resolve("run").resolve("launcher.lock");
    }

    public Path logFolder() {
        return path.resolve("log");
    }

    public Path log(Zone zone) {
        return logFolder().resolve(zone.word() + ".log");
    }

    /// The launcher's own log.
    public Path launcherLog() {
        return logFolder().resolve("launcher.log");
    }

    /// What proves the operator to the office.
    public Path operatorSecret() {
        return path.resolve("operator.secret");
    }

    /// The folder of secrets of this machine's own callers.
    public Path callers() {
        return path.resolve("callers");
    }

    public Path ledger() {
        return zone(Zone.RECORDER).resolve("ledger");
    }

    /// The folder that a hosted server writes in.
    public Path server(ServerName name) {
        return zone(Zone.KEEPER).resolve("servers").resolve(name.value());
    }
}
