package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A client, how its entry looks and where it goes. The places are those of the clients' own documentation in late 2026; a client that
/// moves its file is told here and nowhere else.
enum Client {
    CLAUDE_DESKTOP("claude-desktop", "mcpServers", false, List.of(
        "Linux    ~/.config/Claude/claude_desktop_config.json",
        "macOS    ~/Library/Application Support/Claude/claude_desktop_config.json",
        "Windows  %APPDATA%\\Claude\\claude_desktop_config.json"),
        "Start the application anew afterwards. It reads programs from this file, no URLs."),
    CLAUDE_CODE("claude-code", "mcpServers", true, List.of(
        "a project's .mcp.json, or ~/.claude.json for yourself (all systems; CLAUDE_CONFIG_DIR moves the latter)"),
        "It asks once whether the project's servers may run."),
    CURSOR("cursor", "mcpServers", false, List.of(
        "Linux, macOS  ~/.cursor/mcp.json, or .cursor/mcp.json in a project",
        "Windows       %USERPROFILE%\\.cursor\\mcp.json"),
        "Its settings show the server under MCP."),
    VSCODE("vscode", "servers", true, List.of(
        "a workspace's .vscode/mcp.json, or for yourself",
        "Linux    ~/.config/Code/User/mcp.json",
        "macOS    ~/Library/Application Support/Code/User/mcp.json",
        "Windows  %APPDATA%\\Code\\User\\mcp.json"),
        "The command `MCP: List Servers` starts it.");

    private static final String TOKEN = "GATEHOUSE_TOKEN";

    private final String word;
    private final String key;
    private final boolean typed;
    private final List<String> places;
    private final String afterwards;

    Client(String word, String key, boolean typed, List<String> places, String afterwards) {
        this.word = word;
        this.key = key;
        this.typed = typed;
        this.places = places;
        this.afterwards = afterwards;
    }

    /// Reads a client's name from the command line.
    static final class Reader implements ITypeConverter<Client> {
        @Override
        public Client convert(String text) {
            for (Client client : values()) {
                if (client.word.equals(text)) {
                    return client;
                }
            }
            throw new TypeConversionException("the clients are claude-desktop, claude-code, cursor and vscode");
        }
    }

    /// The entry that starts a bridge: program and arguments.
    Map<String, Object> bridge(String name, List<String> words) {
        Map<String, Object> entry = typed ? Json.object("type", "stdio") : Json.object();
        entry.put("command", words.getFirst());
        entry.put("args", words.subList(1, words.size()));
        return Json.object(key, Json.object(name, entry));
    }

    /// The entry that connects by URL, with the token from outside the file.
    Map<String, Object> bearer(String name, URI url) {
        Map<String, Object> all = Json.object(key, Json.object(name, byUrl(url)));
        if (this == VSCODE) {
            all.put("inputs", List.of(Json.object("type", "promptString", "id", "gatehouse-token", "description", "Bearer token for Gatehouse", "password", true)));
        }
        return all;
    }

    private Map<String, Object> byUrl(URI url) {
        String token = switch (this) {
            case CLAUDE_DESKTOP, CLAUDE_CODE -> "${" + TOKEN + "}";
            case CURSOR -> "${env:" + TOKEN + "}";
            case VSCODE -> "${input:gatehouse-token}";
        };
        if (this == CLAUDE_DESKTOP) {
            return Json.object("command", "npx", "args", List.of("-y", "mcp-remote", url.toString(), "--header", "Authorization: Bearer " + token),
                "env", Json.object(TOKEN, "PASTE-A-TOKEN-HERE"));
        }
        Map<String, Object> entry = typed ? Json.object("type", "http") : Json.object();
        entry.put("url", url.toString());
        entry.put("headers", Json.object("Authorization", "Bearer " + token));
        return entry;
    }

    /// Where the entry goes.
    List<String> advice() {
        List<String> advice = new ArrayList<>(List.of("This goes into the file of " + word + ", beside what is there under \"" + key + "\":"));
        places.forEach(place -> advice.add("  " + place));
        advice.add(afterwards);
        return advice;
    }

    /// The same, with what is worse about a token.
    List<String> bearerAdvice() {
        List<String> advice = new ArrayList<>(List.of(
            "Warning: whoever has the token is you until it expires, and it must be renewed by hand. The bridge (without --bearer) needs none.",
            "A token: gatehouse token --caller me --tenant local --ttl 24h"));
        if (this == CLAUDE_DESKTOP) {
            advice.add("This client keeps the token in its file in the clear, and a third program (mcp-remote) carries it.");
        } else if (this != VSCODE) {
            advice.add("The client takes it from the environment variable " + TOKEN + ".");
        }
        advice.addAll(advice());
        return advice;
    }
}
