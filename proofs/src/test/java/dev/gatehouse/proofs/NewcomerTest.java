package dev.gatehouse.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a newcomer relies on beyond what the README shows (see [ReadmeTest]).
class NewcomerTest {
    @Test
    void whatWasNotGrantedIsNeitherListedNorCallableAndTheGrantIsSuggested() {
        try (House house = House.up()) {
            house.caller("intern", "local", "notes:list_notes");
            var intern = new Mcp(house.url("notes"), house.token("intern", "local", "notes"));
            assertThat(intern.call("list_notes", "{}").text()).isEmpty();
            assertThat(new String(intern.list().body().bytes())).contains("list_notes").doesNotContain("write_note");
            var attack = intern.call("write_note", "{\"name\":\"pwned\",\"text\":\"hi\"}");
            assertThat(attack.code()).isEqualTo("tool-not-granted");
            assertThat(house.gatehouse("explain", attack.call(), "--suggest").ended(0).out()).contains("grant add");
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
}
