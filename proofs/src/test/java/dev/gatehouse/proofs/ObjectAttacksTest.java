package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.protocol.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The server that trusts everybody, behind a house with the marks that lie beside it: what it falls to by itself holds, and those who attack nobody
/// get what they ask for. Long; `./dev prove objects` runs it.
class ObjectAttacksTest {
    private static final Path EXAMPLE = Tree.path().resolve("examples/vulnerable");
    /// What nothing but marks holds: without them each of these falls through the same house.
    private static final List<String> HELD_BY_MARKS = List.of("claim-swapped", "id-nested", "id-as-key", "batch-one-foreign", "batch-deletes-foreign", "type-changed",
        "property-not-listed", "omitted-means-all", "owner-wildcard", "id-wildcard", "path-climbs", "id-in-uri", "query-broken-open", "cursor-forged",
        "cursor-of-another", "resource-by-uri", "prompt-argument", "handle-of-another", "foreign-rows", "kept-for-everybody", "planted-id", "owner-assigned",
        "role-assigned", "refusals-that-tell", "refusals-that-take", "get-by-id", "update-by-id", "delete-by-id", "price-sent", "order-of-another");

    @Test
    void whatMarksHoldHoldsAndItsLegitimateHalfIsDone() throws Exception {
        assumeTrue("objects".equals(System.getProperty("prove")), "long: run ./dev prove objects");
        Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
            "-p", EXAMPLE.resolve("target/zone").toString(), "-m", "dev.gatehouse.examples.vulnerable/dev.gatehouse.examples.vulnerable.Main", "0")
            .redirectErrorStream(true).start();
        Path folder = Folders.fresh();
        try (House house = House.up("--config", settings(folder, url(server)).toString())) {
            copyMarks(house.home());
            house.gatehouse("config", "apply").ended(0);
            house.caller("alice", "acme", "vulnerable");
            house.caller("bob", "globex", "vulnerable");
            assertThat(held(house)).containsAll(HELD_BY_MARKS);
        } finally {
            server.destroyForcibly().waitFor();
            Folders.delete(folder);
        }
    }

    private static String url(Process server) throws IOException {
        String said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return said.substring(said.indexOf("http"));
    }

    /// With room for a catalogue of attacks: nobody waits to be let in again.
    private static Path settings(Path folder, String url) throws IOException {
        return Files.writeString(folder.resolve("gatehouse.yaml"), """
            version: 1
            servers:
              vulnerable: {url: "%s"}
            limits: {caller: {perMinute: 100000, burst: 10000}}
            """.formatted(url));
    }

    private static void copyMarks(Path home) throws IOException {
        Path folder = Files.createDirectory(home.resolve("objects"));
        for (String file : List.of("notes.yaml", "others.yaml")) {
            Files.copy(EXAMPLE.resolve("objects").resolve(file), folder.resolve(file));
        }
    }

    private static List<String> held(House house) throws IOException {
        List<String> words = new ArrayList<>(List.of("attack", house.url("vulnerable"), "--profile", EXAMPLE.resolve("profile.json").toString(), "--json"));
        for (Map.Entry<String, String> each : Map.of("alice", "acme", "bob", "globex").entrySet()) {
            Path token = house.home().resolve(each.getKey() + ".token");
            Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(token, house.token(each.getKey(), each.getValue(), "vulnerable"));
            words.addAll(List.of("--" + each.getKey() + "-token", token.toString()));
        }
        for (String each : HELD_BY_MARKS) {
            words.addAll(List.of("--only", each));
        }
        Stream<JsonObject> tried = House.json(house.gatehouse(words.toArray(String[]::new)).out()).array("attacks").orElseThrow().values().stream()
            .map(JsonObject.class::cast);
        return tried.filter(each -> each.text("verdict").orElse("").equals("held")).map(each -> each.text("id").orElseThrow()).toList();
    }
}
