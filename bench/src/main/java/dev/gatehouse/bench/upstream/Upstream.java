package dev.gatehouse.bench.upstream;

import dev.gatehouse.bench.machine.JavaProgram;
import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.protocol.Era;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A running [FastUpstream]: where it listens, and how often it was called.
public final class Upstream implements AutoCloseable {
    static final String COUNTS = "/counts";

    private final Process process;
    private final int port;

    private Upstream(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts one.
    public static Upstream start() throws IOException {
        Process process = JavaProgram.of(FastUpstream.class, "-XX:+UseSerialGC", "-Xmx128m", "-Xss256k").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new Unmeasured("the upstream did not start");
        }
        return new Upstream(process, Integer.parseInt(line.substring("port ".length())));
    }

    /// The port that it listens on, on 127.0.0.1.
    public int port() {
        return port;
    }

    /// The path of its server of this era.
    public static String path(Era era) {
        return switch (era) {
            case MODERN -> "/mcp";
            case LEGACY -> "/older";
        };
    }

    /// Its process.
    public long pid() {
        return process.pid();
    }

    /// How often this tool was called since it started.
    public long calls(Tools tool) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("GET " + COUNTS + " HTTP/1.1\r\nHost: bench\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var found = Pattern.compile("\"" + tool.tool() + "\":([0-9]+)").matcher(answer);
            if (!found.find()) {
                throw new Unmeasured("the upstream does not say its counts");
            }
            return Long.parseLong(found.group(1));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
