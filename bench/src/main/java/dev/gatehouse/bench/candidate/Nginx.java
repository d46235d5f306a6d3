package dev.gatehouse.bench.candidate;

import dev.gatehouse.bench.load.Target;
import dev.gatehouse.bench.load.Work;
import dev.gatehouse.bench.machine.Processes;
import dev.gatehouse.bench.machine.Unmeasured;
import dev.gatehouse.bench.upstream.Upstream;
import dev.gatehouse.protocol.Era;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A pass-through nginx: one worker, kept-alive connections on both sides, no log. The yardstick: it checks nothing and remembers nothing.
public final class Nginx implements Candidate {
    private static final long PATIENCE_MS = 5_000;

    private final Process master;
    private final int port;

    private Nginx(Process master, int port) {
        this.master = master;
        this.port = port;
    }

    /// The program, where this machine has it.
    public static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
            .map(folder -> Path.of(folder, "nginx")).filter(Files::isExecutable).findFirst();
    }

    /// Starts one before the upstream, with everything that it writes in this folder.
    public static Nginx start(int upstream, Path folder) throws IOException, InterruptedException {
        Path program = program().orElseThrow(() -> Unmeasured.missing("nginx is not installed; the bench compares with it. `./dev setup` as root, or apt-get install nginx-light."));
        int port = freePort();
        Path config = Files.writeString(folder.resolve("nginx.conf"), config(folder, upstream, port));
        Process master = new ProcessBuilder(program.toString(), "-e", folder.resolve("error.log").toString(), "-p", folder.toString(), "-c", config.toString())
            .redirectErrorStream(true).redirectOutput(folder.resolve("nginx.out").toFile()).start();
        var nginx = new Nginx(master, port);
        nginx.await(folder);
        return nginx;
    }

    private static String config(Path folder, int upstream, int port) {
        return """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            events { worker_connections 512; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                keepalive_requests 1000000000;
                upstream fast {
                    server 127.0.0.1:%2$d;
                    keepalive 64;
                    keepalive_requests 1000000000;
                }
                server {
                    listen 127.0.0.1:%3$d;
                    location / {
                        proxy_pass http://fast;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            }
            """.formatted(folder, upstream, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(Path folder) throws IOException, InterruptedException {
        for (long end = System.currentTimeMillis() + PATIENCE_MS; System.currentTimeMillis() < end; Thread.sleep(20)) {
            if (!master.isAlive()) {
                break;
            }
            try (var _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                // It is being started.
            }
        }
        close();
        throw new Unmeasured("nginx did not start: " + Files.readString(folder.resolve("nginx.out")));
    }

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public boolean can(Work work) {
        return !work.bridged();
    }

    @Override
    public Target target(Era server) {
        return new Target(URI.create("http://127.0.0.1:" + port + Upstream.path(server)), Optional.empty());
    }

    @Override
    public Processes processes() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("master", master.pid());
        master.descendants().forEach(worker -> pids.put("worker", worker.pid()));
        return new Processes(pids);
    }

    @Override
    public void close() {
        master.destroy();
        try {
            master.waitFor();
        } catch (InterruptedException asked) {
            master.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
