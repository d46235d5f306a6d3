package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.util.List;
import java.util.Map;

/// What several holes do with notes.
final class Note {
    static final String ALL = "select id, owner, tenant, title, text from notes ";

    private Note() {}

    static Map<String, Object> of(Database database, Object id) {
        return database.rows(ALL + "where id = ?", id).stream().findFirst().orElseThrow(() -> new SaidWrong("There is no note " + id + "."));
    }

    /// The notes of one owner, as they are: nothing of another owner is among them.
    static List<Map<String, Object>> owned(Database database, String owner) {
        return database.rows(ALL + "where owner = ? order by id", owner);
    }
}
