package dev.gatehouse.proofs;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A house whose every zone, hosted server and launcher was taken over: started by the real launcher from a sabotaged tree.
final class BreachedHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    final int person;
    final BreachDecoys decoys;
    final Path home;
    private final Path folder;
    private final Map<String, Path> insides = new LinkedHashMap<>();
    private final Map<String, Long> pids = new LinkedHashMap<>();

    private BreachedHouse(int person) {
        this.person = person;
        this.decoys = new BreachDecoys(person);
        this.folder = Folders.fresh();
        this.home = folder.resolve("h");
    }

    /// Started as this user: 0 is root. With walls left out the zones' own probes are made to lie.
    static BreachedHouse startedBy(int person, Set<Sabotage.Wall> left) {
        var house = new BreachedHouse(person);
        try {
            house.start(left);
            return house;
        } catch (RuntimeException | Error failed) {
            house.close();
            throw failed;
        }
    }

    private void start(Set<Sabotage.Wall> left) {
        up(left, left.isEmpty()).ended(0);
        findInsides();
    }

    /// What `up` says where a wall is left out and the zones' own attempts still count.
    static Ran startedInTheOpen(int person, Sabotage.Wall left) {
        try (var house = new BreachedHouse(person)) {
            return house.up(Set.of(left), true);
        }
    }

    private Ran up(Set<Sabotage.Wall> left, boolean noted) {
        try {
            Path tree = Files.createDirectory(folder.resolve("tree"));
            Path launchers = Files.createDirectory(folder.resolve("launcher"));
            Sabotage.in(tree, launchers, BreachRow.early(this), left, noted);
            for (Path path : List.of(folder, launchers)) {
                Files.setAttribute(path, "unix:gid", person);
                Files.setAttribute(path, "unix:uid", person);
            }
        } catch (IOException unmade) {
            throw new UncheckedIOException(unmade);
        }
        String server = "taken=" + Path.of(System.getProperty("java.home"), "bin/java") + " -XX:+UseSerialGC -Xmx32m -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "
            + Sabotage.server(folder.resolve("tree"));
        return gatehouse("up", "--detach", "--port", "0", "--server", server);
    }

    private void findInsides() {
        JsonObject status = House.json(gatehouse("status", "--json").ended(0).out());
        for (var each : status.array("zones").orElseThrow().values()) {
            var zone = (JsonObject) each;
            String name = zone.text("name").orElseThrow();
            pids.put(name, Long.parseLong(new String(zone.get("pid").orElseThrow().bytes(), StandardCharsets.US_ASCII)));
            insides.put(name, home.resolve("zones").resolve(name));
        }
        String url = ((JsonObject) status.array("routes").orElseThrow().get(0)).text("url").orElseThrow();
        new Mcp(url, gatehouse("token", "--caller", "me", "--tenant", "local").ended(0).out().strip()).list();
        insides.put("server", hosted());
        insides.put("launcher", folder.resolve("launcher"));
        for (String unlisted : List.of("server", "launcher")) {
            pids.put(unlisted, Long.parseLong(lines(insides.get(unlisted).resolve("burglar.in")).getFirst()));
        }
    }

    private Path hosted() {
        Path servers = home.resolve("zones/keeper/servers");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try (Stream<Path> all = Files.walk(servers, 4)) {
                var in = all.filter(path -> path.endsWith("burglar.in")).findFirst();
                if (in.isPresent()) {
                    return in.get().getParent();
                }
            } catch (IOException | UncheckedIOException moved) {
                LockSupport.parkNanos(1_000_000);
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("no hosted server was started: " + lines(home.resolve("log/keeper.log")));
    }

    /// Everything that can be asked from, in the table's order.
    static List<String> places() {
        return List.of("gate", "broker", "recorder", "office", "keeper", "server", "launcher");
    }

    long pid(String place) {
        return pids.get(place);
    }

    /// A zone's own folder, or that of a hosted server.
    Path inside(String place) {
        return insides.get(place);
    }

    /// What the kernel answered to the burglar in this place: asked line → answer.
    Map<String, String> ask(String place, List<String> lines) {
        try {
            Path fresh = insides.get(place).resolve("burglar.ask.new");
            Files.write(fresh, lines);
            Files.move(fresh, insides.get(place).resolve("burglar.ask"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unasked) {
            throw new UncheckedIOException(unasked);
        }
        Path said = insides.get(place).resolve("burglar.said");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(said)) {
            if (System.nanoTime() > until || !ProcessHandle.of(pid(place)).map(ProcessHandle::isAlive).orElse(false)) {
                throw new AssertionError("the burglar in the " + place + " says nothing");
            }
            LockSupport.parkNanos(10_000_000);
        }
        return answers(said);
    }

    /// What it answered before the zone's last stage.
    Map<String, String> early(String place) {
        return answers(insides.get(place).resolve("burglar.early"));
    }

    private static Map<String, String> answers(Path file) {
        Map<String, String> answers = new TreeMap<>();
        for (String line : lines(file)) {
            int space = line.lastIndexOf(' ');
            answers.put(line.substring(0, space), line.substring(space + 1));
        }
        return answers;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private Ran gatehouse(String... words) {
        List<String> command = new ArrayList<>(BreachDecoys.as(person));
        for (String word : House.words(words)) {
            command.add(word.startsWith("-Dgatehouse.tree=") ? "-Dgatehouse.tree=" + folder.resolve("tree")
                : word.equals(Tree.path().resolve("cli/target/zone").toString()) ? folder.resolve("tree/cli/target/zone").toString() : word);
        }
        return Ran.of(command, folder, Map.of("GATEHOUSE_HOME", home.toString()), PATIENCE);
    }

    @Override
    public void close() {
        gatehouse("down");
        decoys.close();
        Folders.delete(folder);
    }
}
