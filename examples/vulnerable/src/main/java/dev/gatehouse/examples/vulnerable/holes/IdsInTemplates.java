package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Hole: a text may name notes by id, and they are put in.
public final class IdsInTemplates {
    private static final Pattern PLACE = Pattern.compile("\\{\\{note:(\\d+)}}");

    private IdsInTemplates() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("render_text", "Renders a text; {{note:ID}} stands for a note.", Map.of("template", "string"), asked ->
            Map.of("text", PLACE.matcher(asked.text("template")).replaceAll(place ->
                java.util.regex.Matcher.quoteReplacement(String.valueOf(Note.of(database, Long.parseLong(place.group(1))).get("text")))))));
    }
}
