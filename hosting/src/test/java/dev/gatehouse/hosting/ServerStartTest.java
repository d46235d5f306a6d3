package dev.gatehouse.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a server is started with: its own folder, an environment made anew, nothing of ours.
class ServerStartTest {
    private House house;

    @BeforeEach
    void open() throws IOException {
        house = new House();
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void theEnvironmentIsMadeAnewAndWhatTheOperatorWroteComesLast() throws Exception {
        house.write(List.of(House.server("notes", Map.of("TOKEN_FILE", "/run/x", "LANG", "de_DE.UTF-8"), List.of(), "node", house.script.toString())));
        String told = house.caller("acme", "alice").opened().ask("where");
        var names = new TreeSet<String>();
        var found = Pattern.compile("\"([A-Za-z_]+)\":\"").matcher(told.substring(told.indexOf("environment")));
        while (found.find()) {
            names.add(found.group(1));
        }
        assertThat(names).containsExactlyInAnyOrder("HOME", "LANG", "PATH", "TMPDIR", "TOKEN_FILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
            "npm_config_audit", "npm_config_cache", "npm_config_fund", "npm_config_prefer_offline", "npm_config_update_notifier");
        assertThat(told).contains("\"LANG\":\"de_DE.UTF-8\"", "\"cwd\":\"" + house.servers.resolve("notes"));
    }

    @Test
    void eachTenantHasAFolderOfItsOwnThatOthersCannotEnter() throws Exception {
        for (String tenant : List.of("acme", "umbrella", "../../acme")) {
            house.caller(tenant, "alice").opened();
        }
        try (var folders = Files.list(house.servers.resolve("notes"))) {
            List<Path> all = folders.toList();
            assertThat(all).hasSize(3).allSatisfy(folder ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------"));
        }
        try (var beside = Files.list(house.servers)) {
            assertThat(beside).containsExactly(house.servers.resolve("notes"));
        }
    }

    /// Each round has a tenant whose folders nobody has made yet.
    @Test
    void whoComesFirstAtTheSameTimeAsOthersFindsItsFolderMadeByAnyOfThem() throws Exception {
        for (int round = 0; round < 8; round++) {
            String tenant = "tenant-" + round;
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                var atOnce = new CyclicBarrier(4);
                List<Future<House.Caller>> opening = IntStream.range(0, 4).mapToObj(caller -> callers.submit(() -> {
                    atOnce.await();
                    return house.caller(tenant, "caller-" + caller).opened();
                })).toList();
                for (Future<House.Caller> opened : opening) {
                    assertThat(opened.get().end()).isEqualTo("200||end");
                }
            }
        }
    }

    @Test
    void aServerWritesTheFoldersThatWereWrittenForItAndNoOthers() throws Exception {
        Path given = Files.createDirectory(house.folder.resolve("given"));
        String write = "echo x > " + given + "/a; echo x > " + house.folder + "/b; echo x > " + house.home + "/c; exec node " + house.script;
        house.write(List.of(House.server("notes", Map.of(), List.of(given, house.script), "sh", "-c", write)));
        assertThat(house.caller("acme", "alice").opened().ask("echo")).endsWith("|end");
        assertThat(given.resolve("a")).exists();
        assertThat(house.folder.resolve("b")).doesNotExist();
        assertThat(house.home.resolve("c")).doesNotExist();
    }

    @Test
    void openFilesAndTheSizeOfAFileAreLimited() throws Exception {
        Path given = Files.createDirectory(house.folder.resolve("given"));
        String tell = "ulimit -Hn > " + given + "/files; ulimit -Hf > " + given + "/blocks; exec node " + house.script;
        house.write(List.of(House.server("notes", Map.of(), List.of(given, house.script), "bash", "-c", tell)));
        assertThat(house.caller("acme", "alice").opened().ask("echo")).endsWith("|end");
        assertThat(given.resolve("files")).hasContent("1024");
        assertThat(given.resolve("blocks")).hasContent("1048576"); // of 1 KiB
    }
}
