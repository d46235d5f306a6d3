package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.bench.candidate.Direct;
import dev.gatehouse.bench.candidate.Gatehouse;
import dev.gatehouse.bench.candidate.Nginx;
import dev.gatehouse.bench.load.Load;
import dev.gatehouse.bench.load.Target;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Folder;
import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.bench.upstream.Upstream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The bench measures what it says and believes nothing; no figure of it is a test.
class BenchTest {
    private static final Path TREE = Path.of(System.getProperty("house", ".."));

    @Test
    void everyCallOfTheLoadReachesTheUpstream() throws Exception {
        try (var upstream = Upstream.start()) {
            for (Work work : List.of(Work.MODERN, Work.LEGACY, Work.LEGACY_LARGE, Work.MODERN_STREAM)) {
                long before = upstream.calls(work.tool());
                var load = new Load(new Direct(upstream.port()).target(work.server()), work);
                load.send(300, 3);
                assertThat(upstream.calls(work.tool()) - before).isEqualTo(load.sent()).isEqualTo(301);
            }
        }
    }

    @Test
    void theLoadPassesNginxWhole() throws Exception {
        assumeTrue(Nginx.program().isPresent(), "the bench's nginx: nginx is not installed");
        try (var folder = Folder.fresh(); var upstream = Upstream.start(); var nginx = Nginx.start(upstream.port(), folder.path())) {
            for (Work work : List.of(Work.MODERN, Work.MODERN_LARGE, Work.LEGACY_STREAM)) {
                var load = new Load(nginx.target(work.server()), work);
                load.send(300, 3);
                assertThat(upstream.calls(work.tool())).isEqualTo(load.sent());
            }
            assertThat(nginx.processes().pids()).containsKeys("master", "worker");
        }
    }

    @Test
    void aWrongAnswerEndsTheRun() throws Exception {
        assertThatThrownBy(() -> loadAnsweredWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 36\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}"))
            .isInstanceOf(Unmeasured.class).hasMessageContaining("not the answer");
    }

    @Test
    void anAnswerThatBreaksOffEndsTheRun() throws Exception {
        assertThatThrownBy(() -> loadAnsweredWith("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{\"jsonrpc\""))
            .isInstanceOf(Unmeasured.class).hasMessageContaining("closed");
    }

    @Test
    void whatNobodyMeasuresIsRefusedOnTheCommandLine() {
        assertThatThrownBy(() -> Options.from(Gatehouse.script(TREE), "--rounds", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Options.from(Gatehouse.script(TREE), "--round", "3")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Options.from(Gatehouse.script(TREE), "--works", "modern,other")).hasMessage("--works knows no other");
        assertThat(Options.USAGE).contains(Arrays.stream(Work.values()).map(Work::text).toList());
        assertThat(Options.from(Gatehouse.script(TREE), "--connections", "2,4").connections()).containsExactly(2, 4);
    }

    @Test
    void aShortRunIsProvenFromEndToEnd() throws Exception {
        assumeTrue(Nginx.program().isPresent(), "a short bench: nginx is not installed");
        assumeTrue(Gatehouse.isBuilt(TREE), "a short bench: the zones are not built");
        var options = Options.from(Gatehouse.jars(TREE), "--warmup", "100", "--calls", "100", "--rounds", "1", "--connections", "2", "--starts", "0",
            "--works", "modern,modern-to-legacy,legacy-100-events");
        assertThat(shown(options)).contains("gate", "broker", "recorder", "office", "launcher", "proven before the rounds", "proven after the rounds",
            "gatehouse, modern", "gatehouse, modern-to-legacy", "gatehouse, legacy-100-events");
    }

    /// Why a house does not start is the proofs' to say.
    private static String shown(Options options) throws Exception {
        try {
            return new Bench(options, new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8)).run().toString();
        } catch (Unmeasured why) {
            assumeFalse(why.getMessage().startsWith("gatehouse up "), () -> "a short bench: " + why.getMessage());
            throw why;
        }
    }

    private static void loadAnsweredWith(String answer) throws Exception {
        try (var listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var client = listener.accept()) {
                    client.getInputStream().read(new byte[8192]);
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (java.io.IOException gone) {
                    // The load gave up first.
                }
            });
            new Load(new Target(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/mcp"), Optional.empty()), Work.MODERN).send(1, 1);
        }
    }
}
