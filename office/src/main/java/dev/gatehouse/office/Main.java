package dev.gatehouse.office;

import dev.gatehouse.confine.Profile;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.confine.ZoneWalls;
import dev.gatehouse.control.Problem;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.snapshot.PublicKeys;
import dev.gatehouse.office.house.Unsafe;
import dev.gatehouse.office.publish.TooLarge;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.start.StartLine;
import dev.gatehouse.wire.start.UnderLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The office: changes settings, signs them and local tokens, answers the operator; makes no calls.
///
/// Everything that needs a socket is bound first; then the last wall is taken and proved; only then anybody is served. Exit code 3
/// where the settings are wrong or do not suffice for where the gate listens; all of it is said on the error stream.
public final class Main {
    private static final int SETTINGS = 3;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Shield.undumpable();
        StartLine start = UnderLauncher.start();
        try {
            serve(start);
        } catch (SettingsWrong wrong) {
            refuse(wrong.problems().stream().map(Problem::toString).toList());
        } catch (Unsafe unsafe) {
            System.err.println("The gate may not listen where the settings say. Missing:");
            refuse(unsafe.missing());
        } catch (TooLarge large) {
            refuse(List.of(large.getMessage()));
        }
    }

    private static void serve(StartLine start) throws IOException, SettingsWrong, Unsafe, TooLarge, InterruptedException {
        var sockets = new Office.Sockets(Path.of(start.need("gate-socket")), Path.of(start.need("recorder-socket")),
            Path.of(start.need("office-socket")), PeerUser.named(start.need("users")), OfficeFacts.port(start));
        var office = new Office(OfficeFacts.place(start), sockets, start.secrets());
        String walls = ZoneWalls.close(Profile.OFFICE, Path.of(start.need("foreign-file")), start.fact("foreign-socket").map(Path::of), start.fact("thin"));
        office.open();
        UnderLauncher.ready(ready(office, walls));
        new CountDownLatch(1).await();
    }

    private static Map<String, String> ready(Office office, String walls) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("walls", walls);
        facts.put("key", PublicKeys.text(office.snapshotKey()));
        office.port().ifPresent(port -> facts.put("port", Integer.toString(port)));
        return facts;
    }

    private static void refuse(List<String> sentences) {
        sentences.forEach(System.err::println);
        System.exit(SETTINGS);
    }
}
