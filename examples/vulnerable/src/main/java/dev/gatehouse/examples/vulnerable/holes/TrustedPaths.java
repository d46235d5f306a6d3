package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Hole: a path leads out of the caller's folder. The files lie in the database, so none of the machine is ever read.
public final class TrustedPaths {
    private TrustedPaths() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            Tool.of("write_file", "Writes a file into your folder.", Map.of("user", "string?", "path", "string", "text", "string"), asked -> {
                database.change("merge into files values(?, ?)", path(asked.who().name(), asked.text("path")), asked.text("text"));
                return Map.of("path", asked.text("path"));
            }),
            Tool.of("read_file", "Reads a file of your folder.", Map.of("user", "string?", "path", "string"), asked -> {
                String path = path(asked.who().name(), asked.text("path"));
                return Map.of("text", database.rows("select text from files where path = ?", path).stream().findFirst()
                    .orElseThrow(() -> new SaidWrong("There is no file " + path + ".")).get("text"));
            }));
    }

    private static String path(String user, String path) {
        return Path.of("/home", user).resolve(path).normalize().toString();
    }
}
