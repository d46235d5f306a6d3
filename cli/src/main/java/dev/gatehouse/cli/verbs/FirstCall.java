package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.naming.ServerName;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// The first call of a newcomer: one line of `curl` that works when pasted and holds no secret. Its token, of the caller `me`, lies in a
/// file of headers (0600) that the line names.
public final class FirstCall {
    private static final String REVISION = "2026-07-28";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + REVISION
        + "\",\"io.modelcontextprotocol/clientCapabilities\":{},\"io.modelcontextprotocol/clientInfo\":{\"name\":\"curl\",\"version\":\"1\"}}";
    /// The bundled example, where it is alone, has a tool that only echoes; of any other server nothing is known but that it lists its tools.
    private static final List<String> EXAMPLE = List.of("notes");
    private static final String ECHO = "notes__echo";

    private static final long A_DAY = 86_400;

    private FirstCall() {}

    /// Makes the file and the line; empty where the caller `me` is not known here, or nothing runs.
    public static Optional<String> curlLine(Home home, List<String> servers, URI url) throws IOException {
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        PagePass.leave(home);
        LedgerPin.of(home);
        try (Operator operator = Operator.of(home.path())) {
            Told token = token(operator, Optional.of(A_DAY));
            token = token.exit() == Exit.USAGE ? token(operator, Optional.empty()) : token;
            return token.exit() == Exit.DONE ? Optional.of(line(home, servers.equals(EXAMPLE), url, token.text("token"))) : Optional.empty();
        } catch (NotRunning none) {
            return Optional.empty();
        }
    }

    /// Asks for a day; where the settings allow less, for what they allow.
    private static Told token(Operator operator, Optional<Long> seconds) throws IOException, NotRunning {
        return operator.ask("token", "tenant", "local", "name", "me", "routes", List.of(ServerName.ALL), "seconds", seconds);
    }

    private static String line(Home home, boolean example, URI url, String token) throws IOException {
        Path folder = home.path().resolve("curl");
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path file = folder.resolve(ServerName.ALL + ".headers");
        PrivateFile.replace(file, headers(token, example).getBytes(StandardCharsets.US_ASCII));
        return "curl -sS -H " + Words.quoted("@" + file) + " -d " + Words.quoted(body(example)) + " " + Words.quoted(url.toString());
    }

    private static String headers(String token, boolean example) {
        return "Authorization: Bearer " + token + "\nContent-Type: application/json\nAccept: application/json, text/event-stream\nMCP-Protocol-Version: "
            + REVISION + "\nMcp-Method: " + (example ? "tools/call\nMcp-Name: " + ECHO : "tools/list") + "\n";
    }

    private static String body(boolean example) {
        String params = example ? "\"name\":\"" + ECHO + "\",\"arguments\":{\"text\":\"Hello through the gate\"}," + META : META;
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + (example ? "tools/call" : "tools/list") + "\",\"params\":{" + params + "}}";
    }
}
