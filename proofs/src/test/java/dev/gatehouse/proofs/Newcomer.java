package dev.gatehouse.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Somebody who has just cloned and built Gatehouse, on a machine of their own as far as that can be: `/home/me` is a folder made for this run, with the
/// tree in `gatehouse` and the house in its usual place; port 8470 is one that is free here; and `npx` is a stand-in, since the real one fetches.
final class Newcomer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String STAND_IN = """
        #!/bin/sh
        # A server without tools, whatever package is asked for.
        while read -r line; do
          id=${line#*\\"id\\":}
          case $line in
            *'"initialize"'*) answer='"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"stand-in","version":"1"}}' ;;
            *'"tools/list"'*) answer='"result":{"tools":[]}' ;;
            *'"notifications/'*) continue ;;
            *) answer='"error":{"code":-32601,"message":"no such method"}' ;;
          esac
          printf '{"jsonrpc":"2.0","id":%s,%s}\\n' "${id%%[,\\}]*}" "$answer"
        done
        """;

    private final Path me = Folders.fresh();
    private final Path tree = me.resolve("gatehouse");
    private final Path home = me.resolve(".local/share/gatehouse");
    private final String port;

    Newcomer() {
        copyTree();
        try (var socket = new ServerSocket(0)) {
            port = String.valueOf(socket.getLocalPort());
            folder(home);
            folder(me.resolve("notes"));
            Files.writeString(home.resolve("gatehouse.yaml"), "version: 1\nlisten:\n  port: " + port + "\n");
            Path npx = Files.writeString(folder(me.resolve("node/bin")).resolve("npx"), STAND_IN);
            Files.setPosixFilePermissions(npx, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException unmade) {
            throw new UncheckedIOException(unmade);
        }
    }

    private void copyTree() {
        try {
            Tree.copyTo(tree);
        } catch (RuntimeException unbuilt) {
            Folders.delete(me);
            throw unbuilt;
        }
    }

    private static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return folder;
    }

    /// Pastes a command into a shell in the tree. What comes back is told as a document tells it.
    Ran paste(String command) {
        String here = command.replace("/home/me", me.toString()).replace("127.0.0.1:8470", "127.0.0.1:" + port);
        Ran ran = Ran.of(List.of("sh", "-c", here), tree, Map.of("HOME", me.toString(), "GATEHOUSE_HOME", home.toString(),
            "PATH", me.resolve("node/bin") + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin")), PATIENCE);
        return new Ran(ran.code(), asTold(ran.out()), asTold(ran.err()));
    }

    /// Where root starts it the home is not in its usual place, and is named.
    private String asTold(String text) {
        return text.replaceAll("\"--home\",\\s*\"[^\"]*\",\\s*", "").replace(" --home " + home, "").replace(me.toString(), "/home/me").replace("127.0.0.1:" + port, "127.0.0.1:8470");
    }

    @Override
    public void close() {
        Ran.of(List.of("sh", "-c", "./gatehouse down"), tree, Map.of("GATEHOUSE_HOME", home.toString()), PATIENCE);
        Folders.delete(me);
    }
}
