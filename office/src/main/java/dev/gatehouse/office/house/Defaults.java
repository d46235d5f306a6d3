package dev.gatehouse.office.house;

import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.json.MalformedJson;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.CallerName;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.register.Outcome;
import dev.gatehouse.control.register.Store;
import dev.gatehouse.control.register.Subject;
import dev.gatehouse.control.register.Things;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a laptop starts with: the caller `me` of tenant `local`, granted each server once. What an operator took away since then
/// stays away, so it is remembered what was given.
final class Defaults {
    /// The house's own tenant.
    static final String TENANT = "local";
    private static final CallerName ME = new CallerName(TENANT, "me");
    private static final int LARGEST = 1 << 20;

    private final Path file;

    Defaults(Path folder) {
        this.file = folder.resolve("defaults.json");
    }

    /// Gives what was never given before.
    ///
    /// @return what happened, for the ledger
    List<Happening> give(Settings settings, Store store) throws IOException {
        List<Happening> happened = new ArrayList<>();
        boolean firstStart = !Files.exists(file);
        SortedSet<String> given = given();
        if (firstStart && store.change(register -> register.add(ME)) == Outcome.DONE) {
            happened.add(new Happening("caller-added", ME.toString(), "at the first start"));
        }
        boolean known = store.register().callers().contains(ME);
        for (Server server : settings.servers()) {
            if (given.add(server.name().value()) && known && store.change(register -> register.grant(all(server.name()))) == Outcome.DONE) {
                happened.add(new Happening("grant-added", ME.toString(), String.join(" ", all(server.name()).arguments())));
            }
        }
        PrivateFile.replace(file, Json.text(Json.object("version", 1, "granted", List.copyOf(given))).getBytes(StandardCharsets.UTF_8));
        return happened;
    }

    private static Grant all(ServerName server) {
        return new Grant(ME.tenant(), new Subject.Named(ME.name()), server, new Things.All());
    }

    private SortedSet<String> given() throws IOException {
        var kept = PrivateFile.read(file, LARGEST);
        if (kept.isEmpty()) {
            return new TreeSet<>();
        }
        try {
            Object read = Json.read(new String(kept.get(), StandardCharsets.UTF_8), LARGEST);
            if (read instanceof Map<?, ?> map && Long.valueOf(1).equals(map.get("version")) && map.get("granted") instanceof List<?> names) {
                SortedSet<String> given = new TreeSet<>();
                names.forEach(name -> given.add(String.valueOf(name)));
                return given;
            }
        } catch (MalformedJson unreadable) {
            throw new IOException(file + " is not what was written. Put back a copy.", unreadable);
        }
        throw new IOException(file + " is not what was written, or was written by a newer program.");
    }
}
