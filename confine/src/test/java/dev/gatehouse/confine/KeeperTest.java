package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real node server behind the server's walls, started by a keeper behind its own: it works, and it reaches nothing of others.
class KeeperTest implements NeedsWalls {
    private static final String SCRIPT = """
        const fs = require('fs'), net = require('net'), path = require('path');
        const [secret, socket] = process.argv.slice(2, 4).map(word => word.slice(3));   // 'at:/path' is not a path, so it opens nothing
        const [port, given] = process.argv.slice(4);
        const say = (name, error) => console.log(name + ' ' + (error ? error.code || error.message : 'OK'));
        const attempt = (name, act) => { try { act(); say(name); } catch (error) { say(name, error); } };
        attempt('read-secret', () => fs.readFileSync(secret));
        attempt('list-others', () => fs.readdirSync(path.dirname(secret)));
        attempt('write-own', () => fs.writeFileSync(process.env.HOME + '/note', 'mine'));
        attempt('link-own', () => fs.symlinkSync('note', process.env.HOME + '/link'));
        attempt('write-given', () => fs.writeFileSync(given + '/note', 'mine'));
        attempt('write-tmp', () => fs.writeFileSync('/tmp/gatehouse-attempt', ''));
        attempt('list-processes', () => fs.readdirSync('/proc'));
        attempt('read-own-environment', () => fs.readFileSync('/proc/self/environ'));
        attempt('signal-parent', () => process.kill(process.ppid, 0));
        attempt('run-program', () => { const r = require('child_process').spawnSync('/bin/true'); if (r.error) throw r.error; });
        const dial = (name, where, then) => { const c = net.connect(where);
            c.on('error', error => { say(name, error); then(); }); c.on('connect', () => { say(name); c.destroy(); then(); }); };
        dial('tcp', { port: +port, host: 'localhost' }, () => dial('unix', { path: socket }, () => {
            process.stdin.on('data', data => { console.log('echo ' + data.toString().trim()); process.exit(3); }); }));
        """;
    private Decoys decoys;
    private Path house;
    private Path own;
    private Path given;

    @BeforeEach
    void house() throws IOException {
        decoys = new Decoys(SOMEBODY);
        house = decoys.own;
        own = Files.createDirectories(house.resolve("servers/one"));
        given = Files.createDirectory(decoys.folder.resolveSibling("given"));
        for (Path path : List.of(own.getParent(), own, given)) {
            decoys.give(path);
        }
    }

    @AfterEach
    void gone() throws IOException {
        decoys.close();
    }

    @Test
    void aNodeServerWorksAndReachesNothingOfOthers() throws Exception {
        assumeTrue(ProgramPaths.find("node", "/usr/local/bin:/usr/bin").isPresent(), "no node on this machine");
        Path script = Files.writeString(decoys.folder.resolveSibling("server.js"), SCRIPT);
        List<String> command = List.of("node", script.toString(), "at:" + decoys.secret, "at:" + decoys.unix, "" + decoys.tcpPort(), given.toString());
        assertThat(serve(command, List.of(script, given))).isEqualTo(Map.ofEntries(
            Map.entry("echo", "hello"), Map.entry("exit", "3"), Map.entry("link-own", "OK"), Map.entry("list-others", "EACCES"),
            Map.entry("list-processes", "EACCES"), Map.entry("read-own-environment", "EACCES"),
            Map.entry("read-secret", "EACCES"), Map.entry("run-program", "OK"), Map.entry("signal-parent", "EPERM"),
            Map.entry("tcp", "OK"), Map.entry("unix", "EPERM"), Map.entry("write-given", "OK"), Map.entry("write-own", "OK"),
            Map.entry("write-tmp", "EACCES")));
    }

    /// The same script without walls: it is able to do what the walls refuse.
    @Test
    void withoutWallsTheSameServerReachesEverything() throws Exception {
        Path node = ProgramPaths.find("node", "/usr/local/bin:/usr/bin").orElse(null);
        assumeTrue(node != null, "no node on this machine");
        Path script = Files.writeString(decoys.folder.resolveSibling("server.js"), SCRIPT.replace("process.exit(3)", "console.log('done'), process.exit(0)"));
        Walls none = Walls.of(Profile.SERVER).lacking(Layer.LANDLOCK, "counter-test").lacking(Layer.FIRST_STAGE, "counter-test");
        Confined server = Launch.of(List.of(node.toString(), script.toString(), "at:" + decoys.secret, "at:" + decoys.unix, "" + decoys.tcpPort(), given.toString()),
            own, none).environment(Map.of("HOME", own.toString())).as(SOMEBODY, SOMEBODY).joiningErrorStream().start();
        try (var to = server.stdin()) {
            to.write("hello\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Zone.outcomes(server)).containsEntry("read-secret", "OK").containsEntry("list-others", "OK").containsEntry("unix", "OK")
            .containsEntry("list-processes", "OK").containsEntry("read-own-environment", "OK");
        Files.deleteIfExists(Path.of("/tmp/gatehouse-attempt"));
    }

    private Map<String, String> serve(List<String> command, List<Path> readable) throws Exception {
        List<String> keeper = Zone.test(NestedKeeper.class, house.toString(), own.toString());
        keeper.addAll(command);
        Walls walls = Zone.walls(Profile.KEEPER, house).ownAndRun(own).own(given).read(readable.toArray(Path[]::new));
        Confined started = Launch.of(keeper, house, walls).as(SOMEBODY, SOMEBODY).inheritingErrorStream().start();
        try (var to = started.stdin()) {
            to.write("hello\n".getBytes(StandardCharsets.UTF_8));
        }
        return new TreeMap<>(Zone.outcomes(started));
    }
}
