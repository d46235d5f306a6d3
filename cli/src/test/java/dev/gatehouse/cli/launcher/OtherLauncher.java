package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.settings.ThisRun;
import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A launcher in a process of its own, since a test that kills one cannot be one. `up` waits to be killed, `up-down` ends again.
final class OtherLauncher {
    private OtherLauncher() {}

    static List<String> command(FakeHouse house, String verb) throws IOException {
        return command(house, house.home, verb);
    }

    static List<String> command(FakeHouse house, Path home, String verb) throws IOException {
        Path yaml = FakeHouse.library("org.snakeyaml.engine", house.place);
        String code = yaml + ":" + Stream.concat(Stream.of(Launcher.class, FakeZone.class).map(FakeHouse::origin),
            FakeHouse.tree(home).programs().values().iterator().next().code().stream()).map(Path::toString).distinct().collect(Collectors.joining(":"));
        return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED", "-cp", code, OtherLauncher.class.getName(), home.toString(), verb));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[0]);
        try {
            Launcher launcher = Launcher.start(new UpRequest(home, OptionalInt.of(0), Optional.empty(), ThisRun.PLAIN, home), FakeHouse.tree(home));
            System.out.println("up");
            if (arguments[1].equals("up-down")) {
                RunState.objects(RunState.read(Home.open(home)).orElseThrow(), "zones")
                    .forEach(zone -> System.out.println("zone " + zone.get("name") + " " + zone.get("state") + " " + zone.get("walls")));
                launcher.end();
                System.out.println("down");
            } else {
                launcher.awaitEnd();
            }
        } catch (StartRefused refused) {
            System.out.println(refused.why() + ": " + refused.getMessage());
        }
    }
}
