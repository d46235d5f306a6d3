package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.util.List;
import java.util.Map;

/// Hole: whether a note is shared is asked when reading it begins, and never again, however long the reading takes.
public final class CheckedOnce {
    private static final int STEPS = 8;
    private static final int PACE = 20;

    private CheckedOnce() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            Tool.of("share_note", "Shares a note of yours.", Map.of("user", "string?", "id", "integer", "with", "string"), asked -> {
                requireOwner(database, asked.who().name(), asked.value("id"));
                return Map.of("shared", database.change("insert into shares values(?, ?)", asked.value("id"), asked.text("with")));
            }),
            Tool.of("unshare_note", "Shares it no more.", Map.of("user", "string?", "id", "integer", "with", "string"), asked -> {
                requireOwner(database, asked.who().name(), asked.value("id"));
                return Map.of("unshared", database.change("delete from shares where note = ? and person = ?", asked.value("id"), asked.text("with")));
            }),
            Tool.of("read_slowly", "Reads a note that is shared with you, word by word.", Map.of("user", "string?", "id", "integer"), asked -> {
                if (database.rows("select 1 from shares where note = ? and person = ?", asked.value("id"), asked.who().name()).isEmpty()) {
                    requireOwner(database, asked.who().name(), asked.value("id"));
                }
                for (int step = 1; step <= STEPS; step++) {
                    asked.line().progress(step);
                    Thread.sleep(PACE);
                }
                return Map.of("note", Note.of(database, asked.value("id")));
            }));
    }

    private static void requireOwner(Database database, String name, Object id) {
        if (database.rows("select 1 from notes where id = ? and owner = ?", id, name).isEmpty()) {
            throw new SaidWrong("There is no note " + id + ".");
        }
    }
}
