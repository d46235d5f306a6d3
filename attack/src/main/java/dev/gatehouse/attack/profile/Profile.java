package dev.gatehouse.attack.profile;

import dev.gatehouse.attack.Unusable;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A target as attacks see it: who the two principals are there, and which of its tools, resources and prompts are which acts. An act that is
/// not there is an attack that is not tried.
///
/// @param names per principal what the target calls them
/// @param tenants per principal what it calls their tenant
/// @param acts by the names that attacks use
public record Profile(String name, Map<String, String> names, Map<String, String> tenants, Map<String, Act> acts) {

    /// Reads a profile's file.
    ///
    /// @throws Unusable when it is none
    public static Profile read(Path file) throws Unusable, IOException {
        return of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /// Reads a profile.
    ///
    /// @param file how to call it when it cannot be understood
    public static Profile of(String file, byte[] json) throws Unusable {
        JsonFile read = JsonFile.of(file, json);
        read.only(read.root(), "", "name", "principals", "acts");
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> tenants = new LinkedHashMap<>();
        for (var each : read.object(read.root(), "", "principals").members()) {
            JsonObject principal = read.object(each.value(), "principals." + each.name());
            read.only(principal, "principals." + each.name(), "name", "tenant");
            names.put(each.name(), read.text(principal, "principals." + each.name(), "name"));
            tenants.put(each.name(), read.text(principal, "principals." + each.name(), "tenant"));
        }
        Map<String, Act> acts = new LinkedHashMap<>();
        for (var each : read.object(read.root(), "", "acts").members()) {
            acts.put(each.name(), act(read, read.object(each.value(), "acts." + each.name()), "acts." + each.name()));
        }
        return new Profile(read.text(read.root(), "", "name"), Map.copyOf(names), Map.copyOf(tenants), Map.copyOf(acts));
    }

    private static Act act(JsonFile read, JsonObject act, String place) throws Unusable {
        read.only(act, place, "tool", "prompt", "resource", "task", "arguments", "subject", "yields");
        Map<String, String> yields = new LinkedHashMap<>();
        for (var each : act.object("yields").orElseGet(JsonObject::empty).members()) {
            yields.put(each.name(), read.text(act.object("yields").orElseThrow(), place + ".yields", each.name()));
        }
        String subject = act.text("subject").orElse("");
        if (act.has("tool") || act.has("prompt")) {
            JsonObject params = JsonObject.of(JsonObject.member("name", read.text(act, place, act.has("tool") ? "tool" : "prompt")),
                JsonObject.member("arguments", act.object("arguments").orElseGet(JsonObject::empty)));
            return new Act(act.has("tool") ? Names.TOOLS_CALL : Names.PROMPTS_GET, params, subject, yields);
        }
        if (act.has("resource")) {
            return new Act(Names.RESOURCES_READ, JsonObject.of(JsonObject.member("uri", read.text(act, place, "resource"))), subject, yields);
        }
        return new Act(Names.TASKS_GET, JsonObject.of(JsonObject.member(Names.TASK_ID, read.text(act, place, "task"))), subject, yields);
    }
}
