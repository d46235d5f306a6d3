package dev.gatehouse.cli.launcher;

import dev.gatehouse.cli.launcher.StartRefused.Cause;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ports of a run, known before the zones start since walls name them. Each is bound for a moment and let go.
final class Ports {
    private static final Path FIRST_FOR_ALL = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

    private Ports() {}

    /// The port itself if it can be bound, a free one for 0.
    ///
    /// @param withoutRoot whether whoever binds it later is not root although we are
    static int choose(String address, int port, boolean withoutRoot) throws StartRefused, IOException {
        if (withoutRoot && port > 0 && port < firstForAll()) {
            throw new StartRefused(Cause.SETTINGS, "The gate runs as a user of its own, which may not bind port " + port
                + ": write a port from " + firstForAll() + " on, or run sysctl -w net.ipv4.ip_unprivileged_port_start=" + port);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return socket.getLocalPort();
        } catch (BindException refused) {
            throw refusal(address, port, String.valueOf(refused.getMessage()));
        }
    }

    private static StartRefused refusal(String address, int port, String why) {
        if (why.contains("in use")) {
            return new StartRefused(Cause.NO, "Port " + port + " on " + address + " is taken. Choose another one with --port N; --port 0 picks a free one.");
        }
        if (why.contains("ermission")) {
            return new StartRefused(Cause.SETTINGS, "Port " + port + " needs root. Choose one from " + 1024 + " on with --port N.");
        }
        return new StartRefused(Cause.SETTINGS, "listen.address: this machine has no address " + address + ".");
    }

    private static int firstForAll() {
        try {
            return Integer.parseInt(Files.readString(FIRST_FOR_ALL).strip());
        } catch (IOException | NumberFormatException unknown) {
            return 1024;
        }
    }
}
