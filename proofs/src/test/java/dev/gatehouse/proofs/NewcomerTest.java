package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The first minute: up, a call, a refused attack, why, the record's proof, down.
class NewcomerTest {
    @Test
    void theFirstMinuteGoesAsTheReadmeSays() {
        try (House house = House.up()) {
            house.caller("intern", "local", "notes:list_notes");
            var intern = new Mcp(house.url("notes"), house.token("intern", "local", "notes"));
            assertThat(intern.call("list_notes", "{}").text()).isEmpty();
            var attack = intern.call("write_note", "{\"name\":\"pwned\",\"text\":\"hi\"}");
            assertThat(attack.code()).isEqualTo("tool-not-granted");
            assertThat(new String(intern.list().body().bytes())).contains("list_notes").doesNotContain("write_note");
            assertThat(house.gatehouse("explain", attack.call()).ended(0).out()).contains("permission");
            assertThat(house.gatehouse("explain", attack.call(), "--suggest").ended(0).out()).contains("grant add");
            house.gatehouse("ledger", "verify").ended(0);
            var me = new Mcp(house.url("notes"), house.token("me", "local"));
            assertThat(me.call("echo", "{\"text\":\"hello\"}").text()).isEqualTo("hello");
        }
    }

    @Test
    void thePrintedCurlLineAnswersAndHoldsNoSecret() {
        Path folder = Folders.fresh();
        String[] up = {"up", "--detach", "--port", "0", "--home", folder.resolve("h").toString()};
        try {
            String printed = Ran.of(command(up), folder, Map.of(), Duration.ofSeconds(90)).ended(0).out();
            String curl = printed.lines().map(String::strip).filter(line -> line.startsWith("curl ")).findFirst().orElseThrow(() -> new AssertionError(printed));
            assertThat(curl).contains("-H @").doesNotContain("Bearer").doesNotContain("eyJ");
            String answer = Ran.of(List.of("sh", "-c", curl), folder, Map.of(), Duration.ofSeconds(60)).ended(0).out();
            assertThat(answer).contains("\"result\"");
        } finally {
            Ran.of(command("down", "--home", folder.resolve("h").toString()), folder, Map.of(), Duration.ofSeconds(60));
            Folders.delete(folder);
        }
    }

    @Test
    void afterDownNoProcessSocketOrLockIsLeft() throws Exception {
        Path home;
        List<Long> pids;
        try (House house = House.up()) {
            home = house.home();
            pids = List.of("gate", "broker", "recorder", "office", "keeper").stream().map(house::pid).toList();
            house.gatehouse("down").ended(0);
            assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
            try (var files = Files.walk(home)) {
                assertThat(files.filter(file -> Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file))).isEmpty();
            }
            assertThat(house.gatehouse("status").code()).isEqualTo(4);
            house.gatehouse("ledger", "verify").ended(0);
        }
    }

    private static List<String> command(String... words) {
        return House.words(words);
    }
}
