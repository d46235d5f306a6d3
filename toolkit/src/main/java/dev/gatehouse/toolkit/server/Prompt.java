package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;

/// A prompt.
///
/// @param arguments what it can be given, all of it text and all of it needed
public record Prompt(String name, String description, List<Argument> arguments, Work work) {

    /// One argument.
    public record Argument(String name, String description) {}

    public Prompt {
        arguments = List.copyOf(arguments);
    }

    /// As it is listed.
    public JsonObject listed() {
        JsonObject listed = JsonObject.of(List.of(JsonObject.member("name", name), JsonObject.member("description", description)));
        return arguments.isEmpty() ? listed : listed.with("arguments", JsonArray.of(arguments.stream().map(Prompt::listed).toList()));
    }

    private static JsonObject listed(Argument argument) {
        return JsonObject.of(List.of(JsonObject.member("name", argument.name), JsonObject.member("description", argument.description),
            JsonObject.member("required", JsonBoolean.TRUE)));
    }

    @Override
    public String toString() {
        return "Prompt[" + name + "]";
    }
}
