package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.home.HomeRefused;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.json.MalformedJson;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.WireDialer;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Reply;
import dev.gatehouse.wire.message.Verb;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/// The operator at the office's door: proves the home's operator secret, asks verbs, hears answers.
public final class Operator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// An office that is being started anew is back within this time; nobody waits longer to hear that nothing runs.
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final int SECRET_TEXT = 43;

    private final Home home;
    private final ConnectionPool office;

    private Operator(Home home, ConnectionPool office) {
        this.home = home;
        this.office = office;
    }

    /// @param folder the home
    /// @throws NotRunning when nothing runs there
    public static Operator of(Path folder) throws IOException, NotRunning {
        Home home = open(folder);
        StartSecret secret = secret(home).orElseThrow(() -> new NotRunning(home.path()));
        try {
            var pool = ConnectionPool.dialling(WireDialer.to(home.wire(Zone.OFFICE), dev.gatehouse.wire.Zone.OPERATOR, dev.gatehouse.wire.Zone.OFFICE,
                Secrets.of(Map.of(dev.gatehouse.wire.Zone.OFFICE, secret)), office(home)), 2);
            pool.ping(Deadline.after(TO_CONNECT));
            return new Operator(home, pool);
        } catch (WireException | NoSuchFileException unheard) {
            throw new NotRunning(home.path());
        }
    }

    private static Home open(Path folder) throws IOException, NotRunning {
        try {
            return Home.open(folder);
        } catch (HomeRefused refused) {
            if (Files.isDirectory(folder)) {
                throw refused;
            }
            throw new NotRunning(folder);
        }
    }

    /// The user that owns the office's socket is the office's, since its folder is the office's alone; the proof is the secret.
    private static PeerUser office(Home home) throws IOException {
        return PeerUser.numbered((Integer) Files.getAttribute(home.wire(Zone.OFFICE), "unix:uid"));
    }

    /// The operator's start secret of the present run.
    static java.util.Optional<StartSecret> secret(Home home) throws IOException {
        var line = PrivateFile.read(home.operatorSecret(), SECRET_TEXT + 1);
        if (line.isEmpty()) {
            return java.util.Optional.empty();
        }
        byte[] text = Arrays.copyOf(line.get(), Math.min(SECRET_TEXT, line.get().length));
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            var secret = StartSecret.of(bytes);
            Arrays.fill(bytes, (byte) 0);
            return java.util.Optional.of(secret);
        } catch (IllegalArgumentException noSecret) {
            throw new IOException(home.operatorSecret() + " is not what `gatehouse up` wrote");
        } finally {
            Arrays.fill(text, (byte) 0);
            Arrays.fill(line.get(), (byte) 0);
        }
    }

    /// The home whose office this is.
    public Home home() {
        return home;
    }

    /// Asks one verb; keys and values alternate, an empty `Optional` leaves its key out.
    public Told ask(String verb, Object... keysAndValues) throws NotRunning, IOException {
        Map<String, Object> asked = Json.object("verb", verb);
        asked.putAll(Json.object(keysAndValues));
        try {
            if (office.ask(Deadline.after(PATIENCE), new Verb(Json.text(asked))) instanceof Reply(int exit, String json)
                    && Json.read(json, Limits.REPLY) instanceof Map<?, ?> members) {
                return new Told(exit, members);
            }
        } catch (WireException silent) {
            throw new NotRunning(home.path());
        } catch (MalformedJson unreadable) {
            throw new IOException("the office's answer is not JSON", unreadable);
        }
        throw new IOException("the office's answer is none");
    }

    @Override
    public void close() {
        office.close();
    }
}
