package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.json.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The office's answer to a verb. It may hold a token, so it has no text of its own.
public final class Told {
    private final int exit;
    private final Map<String, Object> members;

    Told(int exit, Map<?, ?> members) {
        this.exit = exit;
        this.members = new LinkedHashMap<>();
        members.forEach((key, value) -> this.members.put(String.valueOf(key), value));
    }

    /// What the command ends with.
    public int exit() {
        return exit;
    }

    /// All members.
    public Map<String, Object> members() {
        return members;
    }

    /// A text among the members; empty where there is none.
    public String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    /// A number among the members; 0 where there is none.
    public long number(String name) {
        return members.get(name) instanceof Long number ? number : 0;
    }

    /// A list of objects among the members.
    public List<Map<?, ?>> objects(String name) {
        return list(name).stream().filter(Map.class::isInstance).<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    /// A list of texts among the members.
    public List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    /// Sentences for the person.
    public List<String> said() {
        return texts("said");
    }

    /// Prints the sentences.
    void say(PrintWriter err) {
        said().forEach(err::println);
    }

    /// All of it as one JSON object.
    String json() {
        return Json.pretty(members);
    }

    @Override
    public String toString() {
        return "Told[" + exit + "]";
    }
}
