package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Library;
import dev.gatehouse.examples.vulnerable.mcp.Who;
import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hole: every note is a resource, and whoever knows its address reads it.
public record OpenResources(Database database) implements Library.Resources {

    @Override
    public List<Map<String, Object>> listed(Who who) {
        return Note.owned(database, who.name()).stream()
            .map(note -> Map.of("uri", (Object) ("note://" + note.get("id")), "name", "note " + note.get("id"), "mimeType", "text/plain")).toList();
    }

    @Override
    public List<Map<String, Object>> templates() {
        return List.of(Map.of("uriTemplate", "note://{id}", "name", "note", "mimeType", "text/plain"));
    }

    @Override
    public Optional<String> read(String uri) {
        try {
            return Optional.of(String.valueOf(IdsInUris.note(database, uri).get("text")));
        } catch (SaidWrong | NumberFormatException none) {
            return Optional.empty();
        }
    }
}
